import type { Conversation, Member, Relation } from '@sampan/contract'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Face } from '../../ui/face.ts'
import { useSync } from './useSync.ts'

type ToFace = (member: Member, name?: string | null) => Face

/** Nobody else can have such a handle. */
const isDeleted = ({ handle }: Member): boolean => handle.startsWith('deleted_')

/** How people are drawn: `faceOf(member)`, or with the name that the caller gave them. */
export function useFaceOf(): ToFace {
  const { fileUrl } = useSync()
  const deleted = useTranslation('common').t('deletedAccount')
  return useCallback(
    (member, name) => ({
      id: member.id,
      name: name ?? (isDeleted(member) ? deleted : member.name),
      pictureUrl: member.avatarFileId === null ? undefined : fileUrl(member.avatarFileId, 'thumbnail'),
    }),
    [fileUrl, deleted],
  )
}

/** What the caller calls someone: its own name for them, else theirs. */
export const nameOf = (relation: Relation): string => relation.remark ?? relation.member.name

/** The caller's own names for people, by member id. */
export const remarksOf = (relations: readonly Relation[]): ReadonlyMap<string, string> =>
  new Map(relations.flatMap(({ member, remark }) => (remark === null ? [] : [[member.id, remark] as const])))

/** Those of whom a group's picture is made: the others, not oneself, while there are enough of them. */
export function tileOf(conversation: Conversation, selfId: string | null): Member[] {
  const others = conversation.faces.filter(({ id }) => id !== selfId)
  return (others.length >= 2 ? others : conversation.faces).slice(0, 4)
}
