/** Stalls, payments by code and codes to show, on this device: fetched when a screen asks, kept by events after that. */

import { type Context, patiently } from './context.ts'
import { load, logSeqToAskAt } from './load.ts'
import { codeAt } from './payCodes.ts'

/** So many payments stand on a screen at once, also offline. */
const LATEST = 50

export async function loadStall(context: Context): Promise<void> {
  await load(
    context,
    () => context.call('merchants.getStall', {}),
    (store, { stall }) => store.stall.put({ key: 'stall', stall }),
  )
}

export async function loadReceived(context: Context, at: 'person' | 'stall'): Promise<void> {
  await load(
    context,
    () => context.call('payments.listReceived', { at, limit: LATEST }),
    (store, { payments }) => store.received.bulkPut(payments),
  )
}

export async function loadWaitingCharges(context: Context): Promise<void> {
  await load(
    context,
    () => context.call('payments.listWaitingCharges', {}),
    async (store, { charges }) => {
      // What waits no more is not told again.
      await store.charges.where('state').equals('waiting').delete()
      await store.charges.bulkPut(charges)
    },
  )
}

/** While codes for so long are held, none are fetched. */
const ENOUGH_MS = 40 * 60_000
export async function loadPayCodes(context: Context): Promise<void> {
  const { environment, store } = context
  await logSeqToAskAt(context)
  // One tab at a time: each batch ends the one before the last.
  await environment.locks.exclusively('pay-codes', async () => {
    const nowMs = environment.clock.now()
    const held = await store.payCodes.orderBy('from').toArray()
    const last = held.at(-1)
    // None for now, however many for later: those of these minutes were charged, or the clock was set back.
    if (last && Date.parse(last.until) - nowMs > ENOUGH_MS && codeAt(held, nowMs)) return
    const { codes, now } = await patiently(context, () => context.call('payments.issueCodes', {}))
    // Kept by the clock of this device, however wrong it is.
    const aheadMs = environment.clock.now() - Date.parse(now)
    const local = (at: string) => new Date(Date.parse(at) + aheadMs).toISOString()
    await context.inUnit(async (unit) => {
      await unit.store.payCodes.clear()
      await unit.store.payCodes.bulkPut(
        codes.map(({ code, from, until }) => ({ code, from: local(from), until: local(until) })),
      )
    })
  })
}
