import { expireHolds } from '../money/expireHolds.ts'
import { expirePackets } from '../money/expirePackets.ts'
import { expirePayments } from '../money/expirePayments.ts'
import { expireTransfers } from '../money/expireTransfers.ts'
import type { FlowServices } from '../services.ts'
import { closePolls } from './closePolls.ts'
import { expireChat } from './expireChat.ts'

/** What ends by itself once its time is over: a step for each module. */
const steps: readonly ((services: FlowServices) => Promise<void>)[] = [
  expireTransfers,
  expirePackets,
  expirePayments,
  expireHolds,
  closePolls,
  expireChat,
]

/** Runs every minute. A step that fails does not keep the others from their work; the job says so in the end. */
export const settleExpired = (services: FlowServices) => async (): Promise<void> => {
  const failures: unknown[] = []
  for (const step of steps) await step(services).catch((reason: unknown) => failures.push(reason))
  if (failures.length > 0) throw new AggregateError(failures, 'What expired was not settled whole')
}
