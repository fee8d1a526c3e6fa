/** Recovery codes as people read and type them: sixteen letters and digits in fours, 80 random bits. */
import type { Random } from './services.ts'

/** Crockford's base 32: no I, L, O, U, so that nothing looks like something else. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
const CODE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`)
export const RECOVERY_CODES = 10

/** Such as `7Q2M-X0ZP-4KTR-9WAB`. */
export function newRecoveryCode(random: Random): string {
  // 256 is a multiple of 32, so each letter is as likely as the others.
  const letters = [...random(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** The sixteen letters of what was typed, or null for what cannot be a code. */
export function tidyRecoveryCode(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return CODE.test(letters) ? letters : null
}
