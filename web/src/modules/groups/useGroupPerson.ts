import type { Member } from '@sampan/contract'
import { useCallback } from 'react'
import { useFaceOf, useLive } from '../../app/sync/index.ts'
import type { Face } from '../../ui/face.ts'
import { useNaming } from './useNaming.ts'
import { useNicknames } from './useNicknames.ts'

/** How people of a group are called and drawn, by their ids. */
export function useGroupPerson(conversationId: string): {
  name(memberId: string): string
  face(memberId: string): Face
} {
  const people = useLive((queries) => queries.people())
  const members = useLive((queries) => queries.members(conversationId), conversationId)
  const nicknames = useNicknames(conversationId)
  const naming = useNaming()
  const faceOf = useFaceOf()
  const find = useCallback(
    (memberId: string): Member | undefined =>
      members?.find(({ member }) => member.id === memberId)?.member ?? people?.get(memberId),
    [members, people],
  )
  const name = (memberId: string) => {
    const member = find(memberId)
    if (!member || !naming) return ''
    const own = naming.of(member)
    // The caller's own name for someone goes before what the group calls them.
    return own === member.name ? (nicknames.get(memberId) ?? own) : own
  }
  return {
    name,
    face(memberId) {
      const member = find(memberId)
      return member ? faceOf(member, name(memberId)) : { id: memberId, name: '…' }
    },
  }
}
