import type { Conversation, Member } from '@sampan/contract'
import { useMemo } from 'react'
import { remarksOf, tileOf, useFaceOf, useLive, useStatus } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import type { Face } from '../../ui/face.ts'
import { conversationName, namesFrom } from '../chat/names.ts'

/** What the caller calls people and conversations, and how they are drawn. */
export interface Naming {
  of(member: Member): string
  title(conversation: Conversation): string
  face(member: Member): Face
  /** The face of a conversation, and for a group the faces that its tile is made of. */
  faces(conversation: Conversation): { face: Face; members: Face[] }
}

/** Undefined while the caller's own names for people are read. */
export function useNaming(): Naming | undefined {
  const relations = useLive((queries) => queries.relations())
  const { memberId } = useStatus()
  const { list } = useFormats()
  const faceOf = useFaceOf()
  return useMemo(() => {
    if (!relations) return undefined
    const names = namesFrom(memberId, new Map(), remarksOf(relations))
    const of = (member: Member) => names.nameOf(member.id) || member.name
    const title = (conversation: Conversation) => conversationName(conversation, names, list)
    const face = (member: Member) => faceOf(member, of(member))
    return {
      of,
      title,
      face,
      faces: (conversation) => ({
        face: conversation.peer ? face(conversation.peer) : { id: conversation.id, name: title(conversation) },
        members: tileOf(conversation, memberId).map(face),
      }),
    }
  }, [relations, memberId, list, faceOf])
}
