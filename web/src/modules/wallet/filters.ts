import type { Input } from '@sampan/contract'
import { daysIn } from './days.ts'
import { type KindGroup, kindGroupNames, kindGroups } from './entryLook.ts'

export const spans = ['all', 'month', 'lastMonth', 'quarter', 'year', 'own'] as const
export type Span = (typeof spans)[number]

/** What a statement is narrowed to. */
export interface Filter {
  search: string
  direction: 'all' | 'in' | 'out'
  groups: readonly KindGroup[]
  memberId: string | null
  currency: string | null
  span: Span
  /** Days of an own span, "2026-03-09", both included; empty where it is open. */
  fromDay: string
  toDay: string
}

export const noFilter: Filter = {
  search: '',
  direction: 'all',
  groups: [],
  memberId: null,
  currency: null,
  span: 'all',
  fromDay: '',
  toDay: '',
}

/** What is narrowed beside the search: so many chips stand over the list. */
export const isNarrowed = (filter: Filter): boolean =>
  filter.direction !== 'all' ||
  filter.groups.length > 0 ||
  filter.memberId !== null ||
  filter.currency !== null ||
  filter.span !== 'all'

/** The filter as the wire takes it. Days begin by this device's clock. */
export function toInput(filter: Filter, now: Date): Omit<Input<'wallet.listEntries'>, 'cursor' | 'limit'> {
  const search = filter.search.trim()
  const { from, before } = instantsOf(filter, now)
  return {
    ...(search !== '' && { search }),
    ...(filter.direction !== 'all' && { direction: filter.direction }),
    ...(filter.groups.length > 0 && { kinds: filter.groups.flatMap((group) => kindGroups[group]) }),
    ...(filter.memberId !== null && { memberId: filter.memberId }),
    ...(filter.currency !== null && { currency: filter.currency }),
    ...(from && { from: from.toISOString() }),
    ...(before && { before: before.toISOString() }),
  }
}

function instantsOf({ span, fromDay, toDay }: Filter, now: Date): { from?: Date; before?: Date } {
  const year = now.getFullYear()
  const month = now.getMonth()
  switch (span) {
    case 'all':
      return {}
    case 'month':
      return { from: new Date(year, month, 1) }
    case 'lastMonth':
      return { from: new Date(year, month - 1, 1), before: new Date(year, month, 1) }
    case 'quarter':
      return { from: new Date(year, month - 2, 1) }
    case 'year':
      return { from: new Date(year, 0, 1) }
    case 'own': {
      const first = startOf(fromDay)
      const last = startOf(toDay)
      return {
        ...(first && { from: first }),
        ...(last && { before: new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1) }),
      }
    }
  }
}

function startOf(day: string): Date | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year === undefined ? undefined : new Date(Number(year), Number(month) - 1, Number(date))
}

/** What an address asks for: `with` a member's id, `kind` a group of kinds, `month` such as 2026-03, `currency`. */
export function readFilter(query: string): Filter {
  const asked = new URLSearchParams(query)
  const month = asked.get('month') ?? ''
  const group = kindGroupNames.find((each) => each === asked.get('kind'))
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
  return {
    ...noFilter,
    memberId: asked.get('with'),
    currency: asked.get('currency'),
    groups: group ? [group] : [],
    ...(isMonth && {
      span: 'own' as const,
      fromDay: `${month}-01`,
      toDay: `${month}-${String(daysIn(month)).padStart(2, '0')}`,
    }),
  }
}
