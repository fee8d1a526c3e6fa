import { INSTANT_PATTERN } from '@sampan/contract'
import { refuse } from './errors.ts'

/** A place in a list as an opaque string. */
export const encodeCursor = (place: readonly string[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** The parts of a cursor that `encodeCursor` made; anything else is refused. */
export function decodeCursor(cursor: string, parts: readonly RegExp[]): string[] {
  const broken = () => refuse('request.invalid', { problems: [{ path: '/cursor', message: 'is not of this list' }] })
  let place: unknown
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw broken()
  }
  if (!Array.isArray(place) || place.length !== parts.length) throw broken()
  return place.map((value: unknown, index) => {
    if (typeof value !== 'string' || !parts[index]?.test(value)) throw broken()
    // The pattern lets the 30th of February pass; PostgreSQL does not.
    if (parts[index] === INSTANT_PART && new Date(value).toISOString() !== value) throw broken()
    return value
  })
}

export const UUID_PART = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const INSTANT_PART = new RegExp(INSTANT_PATTERN)
