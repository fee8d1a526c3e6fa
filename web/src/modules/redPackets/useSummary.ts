import type { RedPacket } from '@sampan/contract'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { useMoney } from '../../ui/money/index.ts'
import { useSpan } from './useClock.ts'

/** How a packet stands, in words: over the list, and for who took nothing of it. */
export function useSummary(
  packet: RedPacket,
  nameOf: (memberId: string) => string,
): { line: string; standing: string; returned: string } {
  const { t } = useTranslation('redPackets')
  const money = useMoney()
  const span = useSpan()
  const { number, list } = useFormats()
  const { memberId } = useStatus()
  const { state, count, takenCount, total, currency, sentAt, emptiedAt, forIds, way, senderId } = packet
  const [taken, all] = [number(takenCount), number(count)]

  function line(): string {
    if (state === 'empty' && total !== null && emptiedAt !== null) {
      const amount = money.money(total, currency)
      return t('details.gone', { count, total: amount, time: span(Date.parse(emptiedAt) - Date.parse(sentAt)) })
    }
    if (total === null) return t('details.taken', { taken, all })
    return t('details.takenOf', { taken, all, total: money.money(total, currency) })
  }
  function standing(): string {
    if (state === 'expired') return t('details.expired')
    if (state === 'empty') return t(senderId === memberId ? 'details.allTaken' : 'details.tooLate')
    if (way === 'exclusive' && !forIds.includes(memberId ?? ''))
      return t('open.for', { names: list(forIds.map(nameOf)) })
    return t('details.waiting')
  }
  return {
    line: line(),
    standing: standing(),
    returned: t('details.returned', { amount: money.money(packet.returned ?? '0', currency) }),
  }
}
