/** Codes to show: made at random, known again by a keyed hash. */
import { createHmac } from 'node:crypto'
import { PAY_CODES, payCodeOf } from '@sampan/contract/codes/index.ts'
import type { Random } from '../accounts/index.ts'

/** Evenly spread: 128 random bits over 10^15 codes favour none by more than 10^-23. */
export function newCode(random: Random): string {
  return payCodeOf(BigInt(`0x${Buffer.from(random(16)).toString('hex')}`) % PAY_CODES)
}

/** There are few enough codes to try all of them against a plain hash; the key is not in the database. */
export const codeHash = (key: Buffer, code: string): Buffer => createHmac('sha256', key).update(code).digest()
