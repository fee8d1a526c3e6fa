import { miniPrograms } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import type { Transactions } from '../../../kernel/transaction.ts'
import { type Database, implementLane } from '../../../schema/index.ts'
import { accessProgram } from '../access.ts'
import { hashCode } from '../keys.ts'
import { insertLoginCode } from '../store/members.ts'

const GOOD_MS = 5 * 60_000

interface Services {
  transactions: Transactions<Database>
  random(bytes: number): Buffer
}

/** As a lane, so that no answer with a code in it is kept for a repetition. */
export const createLoginCode = ({ transactions, random }: Services) =>
  implementLane(miniPrograms.createLoginCode, ({ memberId }, { programId }) =>
    transactions.write(async (tx) => {
      await accessProgram(tx.db, programId)
      const code = random(24).toString('base64url')
      const expiresAt = new Date(tx.now.getTime() + GOOD_MS)
      await insertLoginCode(tx.db, {
        code_hash: hashCode(code),
        program_id: programId,
        member_id: memberId,
        expires_at: expiresAt,
      })
      return { code, expiresAt: wireInstant(expiresAt) }
    }),
  )
