import type { CardExpiry, LinkedSource, SourceKind } from '@sampan/contract'

type Ability = Pick<LinkedSource, 'mayTopUp' | 'mayWithdraw'>
export type Way = 'topUp' | 'withdrawal'

export function canDo({ mayTopUp, mayWithdraw }: Ability): 'both' | 'none' | Way {
  if (mayTopUp) return mayWithdraw ? 'both' : 'topUp'
  return mayWithdraw ? 'withdrawal' : 'none'
}

export const serves = (source: Ability, way: Way): boolean => (way === 'topUp' ? source.mayTopUp : source.mayWithdraw)

/** As it is written down, with whatever between the figures: as it goes over the wire. */
export const plainNumber = (kind: SourceKind, typed: string): string =>
  kind === 'card'
    ? latinDigits(typed).replace(/\D/g, '')
    : latinDigits(typed)
        .replace(/[^0-9A-Za-z]/g, '')
        .toUpperCase()

/** In fours, as they are printed. */
export const inFours = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ')

/** Month and year as on a card: 08/29, 8/2029, ٠٨/٢٩. Null for anything else. */
export function readExpiry(typed: string): CardExpiry | null {
  const [, month, year] = /^(\d{1,2})\D{0,3}(\d{4}|\d{2})$/.exec(latinDigits(typed).trim()) ?? []
  if (month === undefined || year === undefined) return null
  const expiry = { month: Number(month), year: year.length === 2 ? 2000 + Number(year) : Number(year) }
  return expiry.month >= 1 && expiry.month <= 12 && expiry.year >= 2000 && expiry.year <= 2199 ? expiry : null
}

export const writeExpiry = ({ month, year }: CardExpiry): string =>
  `${String(month).padStart(2, '0')}/${String(year % 100).padStart(2, '0')}`

/** Arabic and Persian figures as those of a number. */
const latinDigits = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
