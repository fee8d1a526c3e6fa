/** What the account key protects: secrets of authenticator apps, sealed, and recovery codes, as keyed hashes. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { readKeyFile } from '../../kernel/keyFile.ts'
import type { Random } from './services.ts'

export interface Vault {
  /** AES-256-GCM; opens for the same owner only. */
  seal(owner: string, secret: Buffer): Buffer
  /** @throws Error where it was sealed by another key or for another owner */
  open(owner: string, sealed: Buffer): Buffer
  /**
   * HMAC-SHA-256. Codes have at least 80 random bits, so there is nothing to guess. Telephone numbers can be guessed by
   * whoever has the key.
   */
  hash(owner: string, text: string): Buffer
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Whoever restores a backup needs this file with it: without it neither authenticator apps nor recovery codes fit. */
export const readAccountKey = (dataDirectory: string, random: Random): Buffer =>
  readKeyFile(dataDirectory, 'account.key', random)

export function createVault(key: Buffer, random: Random): Vault {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32))
  const sealing = derive('sampan two-step secrets')
  const hashing = derive('sampan recovery codes')
  return {
    seal(owner, secret) {
      const nonce = random(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(owner))
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
    },
    open(owner, sealed) {
      const nonce = sealed.subarray(0, NONCE_BYTES)
      const tag = sealed.subarray(sealed.length - TAG_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(owner))
        .setAuthTag(tag)
      const body = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
    hash: (owner, text) => createHmac('sha256', hashing).update(`${owner}\n${text}`).digest(),
  }
}
