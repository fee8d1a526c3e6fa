import { createHash } from 'node:crypto'
import type { Random } from './services.ts'

const TOKEN_BYTES = 32
const TOKEN = /^[A-Za-z0-9_-]{43}$/
const CONTACT_CODE_BYTES = 12

/** A session token, for the device alone: the database holds its hash. */
export const newToken = (random: Random): string => random(TOKEN_BYTES).toString('base64url')

/** SHA-256 is enough: a token has 256 random bits, so there is nothing to guess. Null for what cannot be a token. */
export const tokenHash = (token: string): Buffer | null =>
  TOKEN.test(token) ? createHash('sha256').update(token).digest() : null

/** What stands in a member's QR code and link. */
export const newContactCode = (random: Random): string => random(CONTACT_CODE_BYTES).toString('base64url')
