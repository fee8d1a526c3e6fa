import type { JobPayload } from '../../kernel/jobs.ts'
import { readSelf } from '../accounts/index.ts'
import type { PhonesServices } from './services.ts'
import { readProof } from './store.ts'
import { codeText } from './texts.ts'

/** Sends the code of a proof that is still open. Twice the same code, should the job run twice. */
export async function sendCode(
  { transactions, config, book, sms, clock }: PhonesServices,
  { memberId, proofId }: JobPayload<'sendPhoneCode'>,
): Promise<void> {
  const found = await transactions.read(async (reading) => {
    const proof = await readProof(reading.db, memberId)
    if (proof?.id !== proofId) return undefined
    return { proof, language: (await readSelf(reading.db, memberId)).language }
  })
  if (!found || sms === null || found.proof.expires_at <= clock.now()) return
  const number = book.open(memberId, found.proof.sealed)
  await sms.send(number, codeText(found.language, config.name, book.codeOf(proofId)))
}
