/** The token of a link follows from its id and the server's key: the database holds neither, only what it is known by. */
import { createHash, createHmac } from 'node:crypto'

const TOKEN_BYTES = 16

/** 128 bits, which nobody guesses who does not have the key. */
export const linkTokenOf = (key: Buffer, linkId: string): string =>
  createHmac('sha256', key).update(`group link ${linkId}`).digest().subarray(0, TOKEN_BYTES).toString('base64url')

export const linkTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
