/** Codes of authenticator apps (RFC 6238): six digits, SHA-1, a new one each 30 seconds, as every app knows them. */
import { Secret, TOTP } from 'otpauth'

export const TOTP_SECRET_BYTES = 20
const PERIOD_S = 30
const WINDOW = 1

function totpOf(secret: Buffer, names?: { issuer: string; label: string }): TOTP {
  const bytes = new Uint8Array(secret).buffer
  return new TOTP({ ...names, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret: new Secret({ buffer: bytes }) })
}

export const readableSecret = (secret: Buffer): string => totpOf(secret).secret.base32

/** What stands in the QR code (Key URI format). A colon would end the issuer. */
export const totpUri = (secret: Buffer, issuer: string, handle: string): string =>
  totpOf(secret, { issuer: issuer.replaceAll(':', ' '), label: handle }).toString()

/** The time step that a code belongs to, one step early or late included, or null for a wrong one. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / PERIOD_S) + delta
}
