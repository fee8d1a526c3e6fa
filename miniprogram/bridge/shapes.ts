// Schemas that several calls share.
import Type, { type TProperties } from 'typebox'

export const none = Type.Object({}, { additionalProperties: false })

/** An object of exactly these fields: an unknown one is refused. */
export function exactly<Fields extends TProperties>(fields: Fields) {
  return Type.Object(fields, { additionalProperties: false })
}

export const text = (charactersMax: number) => Type.String({ maxLength: charactersMax })

/** Bytes travel as they are; what stands here was cloned by the browser, so it is of this window. */
export const bytes = Type.Refine(Type.Unsafe<ArrayBuffer>({}), (value) => value instanceof ArrayBuffer)

export const blob = Type.Refine(Type.Unsafe<Blob>({}), (value) => value instanceof Blob)

/** Header names and values as pairs; a name may stand twice. */
export const headers = Type.Array(Type.Tuple([text(200), text(16_384)]), { maxItems: 100 })

/** Numbers that the program gives to what lasts: a request, a socket. Never used twice. */
export const serial = Type.Integer({ minimum: 1 })

const latitude = Type.Number({ minimum: -90, maximum: 90 })
const longitude = Type.Number({ minimum: -180, maximum: 180 })
export const position = { latitude, longitude }
