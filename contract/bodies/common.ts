import Type from 'typebox'

/** Schemas shared by all methods refuse unknown fields: a misspelt one must not vanish silently. */
export const closed = { additionalProperties: false } as const

/** A UUID in lower case; the ones that this platform makes are version 7 (RFC 9562), ordered by time. */
export const Id = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  description: 'UUID in lower case',
})

/** A UUIDv7 made by the caller. */
export const ClientId = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  description: 'UUIDv7 in lower case, made by the caller',
})

/** There is no year 0, and no thirteenth month. A day that its month lacks is one of the next month. */
export const INSTANT_PATTERN =
  '^(000[1-9]|00[1-9]\\d|0[1-9]\\d{2}|[1-9]\\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$'

/** RFC 3339, UTC, milliseconds. */
export const Instant = Type.String({
  pattern: INSTANT_PATTERN,
  description: 'RFC 3339 in UTC, with milliseconds',
})

/** The number of a message in its conversation, or of an entry in a member's log: 1, 2, 3… */
export const Seq = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
/** As `Seq`, with 0 for "nothing yet". */
export const SeqOrZero = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
export const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** An opaque place in a list, as an earlier page gave it. */
export const Cursor = Type.String({ minLength: 1, maxLength: 200 })

/**
 * Text that people wrote: no control characters but tab and line feed, no unpaired surrogates (the pattern is matched
 * by code point), and not only white space.
 */
const WRITTEN = '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$'
const LINE = '^[^\\u0000-\\u001f\\u007f]*$'
const NAMED = '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$'

/** Many lines, of at most `lengthMax` UTF-16 units. */
export const writtenText = (lengthMax: number, lengthMin = 0) =>
  Type.String({ minLength: lengthMin, maxLength: lengthMax, pattern: WRITTEN })
/** One line that may be empty. */
export const lineText = (lengthMax: number) => Type.String({ maxLength: lengthMax, pattern: LINE })
/** One line with something in it. */
export const nameText = (lengthMax: number) => Type.String({ minLength: 1, maxLength: lengthMax, pattern: NAMED })

/** Absent things are null on the wire, never left out. */
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const Empty = Type.Object({}, closed)
