import type { Counterparty, Member, WalletEntry } from '@sampan/contract'
import { bankInWords } from '@sampan/contract/bankNames.ts'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf, useFaceOf, useLive } from '../../app/sync/index.ts'
import type { Face } from '../../ui/face.ts'

export interface Party {
  /** As one calls them today, else as they were called then; null for nobody. */
  name: string | null
  face: Face | undefined
}

type PartyOf = (who: Counterparty, entry?: Pick<WalletEntry, 'kind' | 'amount'>) => Party

/** With whom money moved: contacts and others known here by their names of today. */
export function useParties(members: readonly Member[] = []): PartyOf {
  const { t } = useTranslation('funding')
  const faceOf = useFaceOf()
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const remarks = useMemo(
    () => new Map((relations ?? []).map((relation) => [relation.member.id, nameOf(relation)])),
    [relations],
  )
  const told = useMemo(() => new Map(members.map((member) => [member.id, member])), [members])
  return useCallback(
    (who, entry) => {
      if (who.memberId === null)
        return { name: who.name === null ? null : bankInWords(who.name, t('testBank')), face: undefined }
      const member = people?.get(who.memberId) ?? told.get(who.memberId)
      // A stall is paid under its own name, which is not its owner's. Who pays is always a person.
      const mayBeStall = (entry?.kind ?? 'payment') === 'payment' && !isReceived(entry)
      if (member === undefined && who.name !== null && !mayBeStall)
        return { name: who.name, face: { id: who.memberId, name: who.name } }
      const isStall = mayBeStall && who.name !== null && who.name !== member?.name
      if (!member || isStall) return { name: who.name, face: undefined }
      const name = remarks.get(member.id) ?? member.name
      return { name, face: faceOf(member, name) }
    },
    [people, told, remarks, faceOf, t],
  )
}

const isReceived = (entry: Pick<WalletEntry, 'amount'> | undefined): boolean =>
  entry !== undefined && !entry.amount.startsWith('-')

/** The newest movement known here: what was asked of the server before it is stale after it. */
export const newestOf = (entries: readonly WalletEntry[] | undefined): string => entries?.[0]?.id ?? ''
