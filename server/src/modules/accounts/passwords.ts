import { argon2id, hash, verify } from 'argon2'
import { createSemaphore } from '../../kernel/semaphore.ts'

export interface Passwords {
  /** The password's hash in PHC string form. */
  hash(password: string): Promise<string>
  /** Whether the password fits. Without a hash it takes as long as with one, and the answer is no. */
  verify(hash: string | null, password: string): Promise<boolean>
}

export interface HashCost {
  memoryKib: number
  passes: number
}

/** OWASP Password Storage Cheat Sheet, argon2id on one lane. */
const COST: HashCost = { memoryKib: 19 * 1024, passes: 2 }

/** Two at once leave threads of the pool for others; whoever comes after fifty waiting is told to try again. */
const LIMITS = { atOnceMax: 2, waitingMax: 50 }

/** A well-formed hash of the same cost that no password has. */
const decoyOf = ({ memoryKib, passes }: HashCost): string =>
  `$argon2id$v=19$m=${memoryKib},p=1,t=${passes}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** The same letters typed on two keyboards may differ in code points; NFKC makes them one (RFC 8265). */
const prepare = (password: string): string => password.normalize('NFKC')

/** Argon2id (RFC 9106), bounded in how much of it runs at once. */
export function createPasswords(cost: HashCost = COST): Passwords {
  const semaphore = createSemaphore(LIMITS)
  const decoy = decoyOf(cost)
  const options = {
    type: argon2id,
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: 1,
  } as const
  return {
    hash: (password) => semaphore.run(() => hash(prepare(password), options)),
    async verify(stored, password) {
      const fits = await semaphore.run(() => verify(stored ?? decoy, prepare(password)))
      return fits && stored !== null
    },
  }
}
