import type { Counterparty, EntryKind, Member, WalletEntry } from '@sampan/contract'
import { useCallback, useMemo } from 'react'
import { nameOf, useFaceOf, useLive } from '../../app/sync/index.ts'
import type { Face } from '../../ui/face.ts'

export interface Party {
  /** As one calls them today, else as they were called then; null for nobody. */
  name: string | null
  face: Face | undefined
}

/** With whom money moved: contacts and others known here by their names of today. */
export function useParties(members: readonly Member[] = []): (who: Counterparty, kind?: EntryKind) => Party {
  const faceOf = useFaceOf()
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const remarks = useMemo(
    () => new Map((relations ?? []).map((relation) => [relation.member.id, nameOf(relation)])),
    [relations],
  )
  const told = useMemo(() => new Map(members.map((member) => [member.id, member])), [members])
  return useCallback(
    (who, kind = 'payment') => {
      const member = who.memberId === null ? undefined : (people?.get(who.memberId) ?? told.get(who.memberId))
      // A stall is paid under its own name, which is not its owner's.
      const isStall = kind === 'payment' && who.name !== null && who.name !== member?.name
      if (!member || isStall) return { name: who.name, face: undefined }
      const name = remarks.get(member.id) ?? member.name
      return { name, face: faceOf(member, name) }
    },
    [people, told, remarks, faceOf],
  )
}

/** The newest movement known here: what was asked of the server before it is stale after it. */
export const newestOf = (entries: readonly WalletEntry[] | undefined): string => entries?.[0]?.id ?? ''
