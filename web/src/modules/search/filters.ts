import type { MessageSearch, SearchKind } from '@sampan/contract'

/** Kinds as people think of them. */
export const kindGroups = {
  media: ['picture', 'video'],
  file: ['file'],
  link: ['link'],
  voice: ['voice'],
  money: ['money'],
} as const satisfies Record<string, readonly SearchKind[]>
export type KindGroup = keyof typeof kindGroups
export const kindGroupNames = Object.keys(kindGroups) as KindGroup[]

export interface Filter {
  kind: KindGroup | null
  senderId: string | null
  /** Days, "2026-03-09", both included; empty where it is open. */
  fromDay: string
  toDay: string
}

export const noFilter: Filter = { kind: null, senderId: null, fromDay: '', toDay: '' }

export const isNarrowed = ({ kind, senderId, fromDay, toDay }: Filter): boolean =>
  kind !== null || senderId !== null || fromDay !== '' || toDay !== ''

/** As the wire takes it; null where nothing is asked for. Days begin by this device’s clock. */
export function toSearch(text: string, filter: Filter, conversationId?: string): MessageSearch | null {
  const words = text.trim().replace(/\s+/gu, ' ').slice(0, 200)
  if (words === '' && !isNarrowed(filter)) return null
  const from = startOf(filter.fromDay, 0)
  const before = startOf(filter.toDay, 1)
  return {
    ...(words !== '' && { text: words }),
    ...(conversationId !== undefined && { conversationId }),
    ...(filter.senderId !== null && { senderId: filter.senderId }),
    ...(filter.kind !== null && { kinds: [...kindGroups[filter.kind]] }),
    ...(from && { sentFrom: from }),
    ...(before && { sentBefore: before }),
  }
}

function startOf(day: string, later: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined) return undefined
  const at = new Date(Number(year), Number(month) - 1, Number(date) + later)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
