import type { PlaceBody } from '@sampan/contract'

/** What a place is called: its name, else its address; '' where it has neither. */
export const placeTitle = ({ name, address }: Pick<PlaceBody, 'name' | 'address'>): string => name || address

/** Degrees as they are sent: six decimals. Undefined for what is not on earth. */
export function degrees(text: string, max: 90 | 180): string | undefined {
  const value = Number(text.trim().replace(',', '.'))
  if (text.trim() === '' || !Number.isFinite(value) || Math.abs(value) > max) return undefined
  const fixed = value.toFixed(6)
  return fixed === '-0.000000' ? '0.000000' : fixed
}
