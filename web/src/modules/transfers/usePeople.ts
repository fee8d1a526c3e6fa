import type { Member } from '@sampan/contract'
import { useMemo } from 'react'
import { remarksOf, useFaceOf, useLive } from '../../app/sync/index.ts'
import type { Face } from '../../ui/face.ts'

/** Names and faces by id; somebody who is not known here is '…'. */
export function usePeople(): { nameOf: (memberId: string) => string; faceOf: (memberId: string) => Face } {
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const draw = useFaceOf()
  return useMemo(() => {
    const remarks = remarksOf(relations ?? [])
    const memberOf = (memberId: string): Member | undefined => people?.get(memberId)
    const nameOf = (memberId: string) => remarks.get(memberId) ?? memberOf(memberId)?.name ?? '…'
    return {
      nameOf,
      faceOf(memberId) {
        const member = memberOf(memberId)
        return member ? draw(member, nameOf(memberId)) : { id: memberId, name: '…' }
      },
    }
  }, [people, relations, draw])
}
