import type { Member } from '@sampan/contract'
import { useMemo } from 'react'
import { remarksOf, useFaceOf, useLive } from '../../app/sync/index.ts'
import type { Face } from '../../ui/face.ts'

/** Names and faces of those in a packet: as the viewer calls them, also where they have left the group. */
export function usePacketPeople(members: readonly Member[]): {
  nameOf: (memberId: string) => string
  faceOf: (memberId: string) => Face
} {
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const draw = useFaceOf()
  return useMemo(() => {
    const remarks = remarksOf(relations ?? [])
    const fetched = new Map(members.map((member) => [member.id, member]))
    const memberOf = (memberId: string) => people?.get(memberId) ?? fetched.get(memberId)
    const nameOf = (memberId: string) => remarks.get(memberId) ?? memberOf(memberId)?.name ?? '…'
    return {
      nameOf,
      faceOf(memberId) {
        const member = memberOf(memberId)
        return member ? draw(member, nameOf(memberId)) : { id: memberId, name: '…' }
      },
    }
  }, [people, relations, members, draw])
}
