import type { Attempt, TriedAct } from '../observations.ts'
import type { View } from './view.ts'

/** What may be in an act's way at one moment and not at the next; a packet may be there only by then. */
const passing =
  /^(wallet\.(insufficientFunds|limitReached|payeeCannotReceive|frozen)|payments\.payerCannotPay|redPackets\.notFound)$/

/** The same act again gets the same answer: never a refusal once it is done, never another amount. */
export function checkAttempts({ acts, say }: View): void {
  for (const act of acts) {
    if (act.kind === 'timeOut') continue
    const done = act.attempts.filter(({ outcome }) => outcome === 'done')
    const told = new Set(done.map((attempt) => attempt.told))
    // A charge is answered as it is by then.
    if (told.size > 1 && act.kind !== 'charge')
      say(`${nameOf(act)} was answered differently: ${[...told].join(' and ')}`)
    for (const attempt of act.attempts) {
      const { outcome, code } = attempt
      if (outcome !== 'refused' || code === null) continue
      if (done.some(({ until }) => until < attempt.from)) say(`${nameOf(act)} was done, and then refused: ${code}`)
      else if (!passing.test(code) && done.some((other) => isAtOnce(other, attempt)))
        say(`${nameOf(act)} came twice at once: one was done, the other was refused: ${code}`)
    }
  }
}

const isAtOnce = (a: Attempt, b: Attempt): boolean => a.from < b.until && b.from < a.until

/** What identifies an act, for those who look for it. */
export function nameOf(act: TriedAct): string {
  if ('id' in act) return `${act.kind} ${act.id}`
  if ('transferId' in act) return `${act.kind} of transfer ${act.transferId}`
  if ('packetId' in act) return `claim of ${act.memberId} on packet ${act.packetId}`
  return `${act.kind} of charge ${act.chargeId}`
}
