import { foldText, PLACE_ADDRESS_LENGTH_MAX, PLACE_NAME_LENGTH_MAX, type PlaceCategory } from '@sampan/contract'
import { categoryOf } from './categories.ts'

/** A place as it is kept. Degrees as the wire has them: text with six decimals. */
export interface ImportedPlace {
  name: string
  /** The name as search sees it. */
  folded: string
  category: PlaceCategory
  address: string
  latitude: string
  longitude: string
}

/** As it stands in a file: nothing of it is believed. */
export interface RawPlace {
  name: unknown
  categories: readonly unknown[]
  address: unknown
  latitude: unknown
  longitude: unknown
}

/** Says what is wrong with one of them. */
export class WrongPlace extends Error {}

/** Null for one without a name: there is nothing to show of it. @throws WrongPlace */
export function placeOf(raw: RawPlace): ImportedPlace | null {
  const latitude = degrees(raw.latitude, 90, 'latitude')
  const longitude = degrees(raw.longitude, 180, 'longitude')
  const name = line(raw.name, PLACE_NAME_LENGTH_MAX, 'name')
  if (name === '') return null
  return {
    name,
    folded: foldText(name),
    category: categoryOf(raw.categories),
    address: line(raw.address, PLACE_ADDRESS_LENGTH_MAX, 'address'),
    latitude,
    longitude,
  }
}

/** One that is known to be right. */
export function asPlace({ category, ...raw }: Omit<RawPlace, 'categories'> & { category: string }): ImportedPlace {
  const place = placeOf({ ...raw, categories: [category] })
  if (!place) throw new WrongPlace('the name is missing')
  return place
}

function degrees(given: unknown, max: 90 | 180, what: string): string {
  const isWritten = typeof given === 'number' || (typeof given === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(given))
  const value = isWritten ? Number(given) : Number.NaN
  if (!Number.isFinite(value)) throw new WrongPlace(`the ${what} is missing or no number`)
  if (Math.abs(value) > max) throw new WrongPlace(`the ${what} ${value} is not between -${max} and ${max}`)
  const fixed = value.toFixed(6)
  return fixed === '-0.000000' ? '0.000000' : fixed
}

function line(given: unknown, lengthMax: number, what: string): string {
  if (given === undefined || given === null) return ''
  if (typeof given !== 'string') throw new WrongPlace(`the ${what} is no text`)
  const text = given
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (!text.isWellFormed()) throw new WrongPlace(`the ${what} is broken text`)
  if (text.length > lengthMax) throw new WrongPlace(`the ${what} is longer than ${lengthMax} characters`)
  return text
}
