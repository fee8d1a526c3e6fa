/** The second step: a code of the authenticator app, or a recovery code. */
import type { ErrorCode } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Writing } from '../../schema/index.ts'
import { presentSelf } from './present.ts'
import { tidyRecoveryCode } from './recoveryCodes.ts'
import { lockAfterWrongCodes } from './rules.ts'
import type { AccountsServices } from './services.ts'
import { lockTwoStep, type TwoStepRow, takeRecoveryCode, writeTwoStep } from './store/security.ts'
import { lockMember, updateMember } from './store.ts'
import { stepOfCode } from './totp.ts'

type Judgement = { code: ErrorCode; details?: Record<string, string> } | null

/**
 * Judges a code in a transaction of its own: a wrong try counts although the call is refused, and a right one is used up.
 * @param stage whether a secret that is in use is asked, or one that waits to be confirmed
 * @throws Refusal `accounts.twoStepOff`, `auth.codeWrong`, or `auth.codeLocked` with `until`
 */
export async function passSecondStep(
  services: AccountsServices,
  memberId: string,
  code: string,
  stage: 'inUse' | 'begun' = 'inUse',
): Promise<void> {
  const judged = await services.transactions.write(async (tx): Promise<Judgement> => {
    // The account before its parts, as everywhere.
    await lockMember(tx.db, memberId, 'change')
    const row = await lockTwoStep(tx.db, memberId)
    if (!row || (row.confirmed_at !== null) !== (stage === 'inUse')) return { code: 'accounts.twoStepOff' }
    if (/^\d{6}$/.test(code)) return judgeCode(tx, services, row, code)
    return (await useRecoveryCode(tx, services, memberId, code)) ? null : { code: 'auth.codeWrong' }
  })
  if (judged) throw refuse(judged.code, judged.details)
}

async function judgeCode(tx: Writing, { vault }: AccountsServices, row: TwoStepRow, code: string): Promise<Judgement> {
  if (row.locked_until && row.locked_until > tx.now)
    return { code: 'auth.codeLocked', details: { until: wireInstant(row.locked_until) } }
  const step = stepOfCode(vault.open(row.member_id, row.sealed), code, tx.now)
  if (step !== null && step > row.last_step) {
    await writeTwoStep(tx.db, row.member_id, { last_step: step, wrong_tries: 0, locked_until: null })
    return null
  }
  const wrongTries = row.wrong_tries + 1
  const lockMs = lockAfterWrongCodes(wrongTries)
  const lockedUntil = lockMs === null ? null : new Date(tx.now.getTime() + lockMs)
  await writeTwoStep(tx.db, row.member_id, { wrong_tries: wrongTries, locked_until: lockedUntil })
  return lockedUntil
    ? { code: 'auth.codeLocked', details: { until: wireInstant(lockedUntil) } }
    : { code: 'auth.codeWrong' }
}

/** Uses a recovery code up and tells all devices that one was used. False for what is none. */
export async function useRecoveryCode(
  tx: Writing,
  { vault }: Pick<AccountsServices, 'vault'>,
  memberId: string,
  typed: string,
): Promise<boolean> {
  const code = tidyRecoveryCode(typed)
  const member = code === null ? undefined : await lockMember(tx.db, memberId, 'change')
  if (code === null || !member) return false
  if (!(await takeRecoveryCode(tx.db, memberId, vault.hash(memberId, code)))) return false
  const left = Math.max(0, (member.recovery_left ?? 0) - 1)
  const after = await updateMember(tx.db, memberId, { recovery_left: left, recovery_used_at: tx.now })
  tx.emit('accounts.selfChanged', [memberId], { self: presentSelf(after) })
  return true
}
