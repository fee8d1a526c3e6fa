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
    return value
  })
}

export const UUID_PART = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** An instant that there is: PostgreSQL takes no thirteenth month. */
export const INSTANT_PART = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/
