import { refuse } from '../../kernel/errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** JSON as the wire wants it: proper UTF-8, well-formed. Throws `request.malformed`. */
export function parseJson(bytes: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof bytes === 'string' ? bytes : utf8.decode(bytes))
  } catch {
    throw refuse('request.malformed')
  }
}
