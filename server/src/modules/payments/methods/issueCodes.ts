import { payments } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { implementLane } from '../../../schema/index.ts'
import { codeHash, newCode } from '../codes.ts'
import { windowsFrom } from '../rules.ts'
import type { PaymentsServices } from '../services.ts'
import { insertCodes } from '../store.ts'

/** A lane of its own, since its answer must not be stored under an idempotency key: codes are kept nowhere. */
export const issueCodes = ({ transactions, random, codeKey }: PaymentsServices) =>
  implementLane(payments.issueCodes, (caller) =>
    transactions.write(async (tx) => {
      const codes = windowsFrom(tx.now).map((window) => ({ ...window, code: newCode(random) }))
      await insertCodes(
        tx.db,
        caller,
        tx.now,
        codes.map(({ code, ...window }) => ({ ...window, hash: codeHash(codeKey, code) })),
      )
      const issued = codes.map(({ code, begins, ends }) => ({
        code,
        from: wireInstant(begins),
        until: wireInstant(ends),
      }))
      return { codes: issued, now: wireInstant(tx.now) }
    }),
  )
