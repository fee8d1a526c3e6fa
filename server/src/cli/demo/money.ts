/** The money of the demo world: who has what, who pays whom, and what stands in conversations. */
import { DEMO_PIN, OPENED } from '@sampan/testkit/seeds/money.ts'
import { openingsOf, unitsOf } from '@sampan/testkit/seeds/openings.ts'
import { instantOf } from '@sampan/testkit/seeds/time.ts'
import type { Conversation, Handle, MoneyStep, Payment, Stall, Step, World } from '@sampan/testkit/seeds/types.ts'
import type { Config } from '../../kernel/config.ts'
import { openingMoney, setTier } from '../../modules/wallet/index.ts'
import type { Cast } from './cast.ts'
import type { Scribe } from './scribe.ts'
import { type Happening, later, type Place, type Telling } from './telling.ts'

/** Everybody of the story has shown a telephone. */
const TIER = 'phone'
/** How long a transfer waits for its answer, and a red packet between two hands. */
const ANSWERED_AFTER_MS = 6_000
const TAKEN_EVERY_MS = 4_000

export const isMoney = (step: Step): step is MoneyStep =>
  step.kind === 'transfer' || step.kind === 'redPacket' || step.kind === 'bill'

/** Whether the story's money is told here: with the usual tiers, and where all of its currencies are on offer. */
export function tellsMoney({ currencies, tiersFile }: Config, world: World): boolean {
  return tiersFile === undefined && world.purses.every(({ currency }) => currencies.includes(currency))
}

/** Gives everyone what they begin with, and a PIN. */
export async function openPurses(scribe: Scribe, cast: Cast, world: World, now: Date): Promise<void> {
  scribe.turnTo(instantOf(OPENED, now))
  for (const [who, opening] of openingsOf(world)) {
    const memberId = cast.idOf(who)
    await scribe.platform.transactions.write((tx) => setTier(tx, memberId, TIER))
    for (const { currency, units } of opening) {
      if (units === 0n) continue
      await scribe.platform.transactions.write((tx) => openingMoney(tx, memberId, { amount: units, currency }))
    }
    await scribe.call(memberId, 'wallet.setPin', { pin: DEMO_PIN })
  }
}

/** Stalls are opened, and people pay there and elsewhere. */
export function tellPayments(cast: Cast, { stalls, payments }: World, now: Date): Happening[] {
  const stallIds = new Map<Handle, string>()
  return [
    ...stalls.map((stall) => ({
      at: instantOf(stall.openedAt, now),
      async run(scribe: Scribe) {
        stallIds.set(stall.owner, await openStall(scribe, cast, stall))
      },
    })),
    ...payments.map((payment) => ({
      at: instantOf(payment.at, now),
      run: (scribe: Scribe) => pay(scribe, cast, payment, stallIds.get(payment.to)),
    })),
  ]
}

async function openStall(scribe: Scribe, cast: Cast, { owner, name, category, city, region, currency }: Stall) {
  const input = { name, category, city, region, currency }
  return (await scribe.call(cast.idOf(owner), 'merchants.openStall', input)).stall.id
}

async function pay(scribe: Scribe, cast: Cast, payment: Payment, stallId: string | undefined): Promise<void> {
  const { from, to, atStall, amount, currency, note } = payment
  const payer = cast.idOf(from)
  const units = unitsOf(amount, currency)
  await scribe.call(payer, 'payments.pay', {
    paymentId: scribe.newId(),
    to: atStall && stallId !== undefined ? { kind: 'stall', stallId } : { kind: 'member', memberId: cast.idOf(to) },
    amount: String(units),
    currency,
    note,
    ...(await prove(scribe, payer, units, currency)),
  })
}

/** Shows the PIN where the amount asks for it. */
async function prove(scribe: Scribe, memberId: string, units: bigint, currency: string) {
  const { standing } = await scribe.call(memberId, 'wallet.getWallet', {})
  const free = standing.pinFree.find((each) => each.currency === currency)
  if (free && units <= BigInt(free.amount)) return {}
  const input = { pin: DEMO_PIN, amount: String(units), currency }
  return { pinProof: (await scribe.call(memberId, 'wallet.provePin', input)).proof }
}

/** Money in a conversation, and what others do with it. */
export function tellMoney(
  { cast, now }: Telling,
  conversation: Conversation,
  place: Place,
  step: MoneyStep,
  index: number,
  at: Date,
): Happening[] {
  const senderId = cast.idOf(step.from)
  const { currency } = step
  let id = ''
  const begin = (send: (scribe: Scribe) => Promise<{ id: string; seq: number }>): Happening => ({
    at,
    async run(scribe) {
      const sent = await send(scribe)
      id = sent.id
      place.seqs[index] = sent.seq
    },
  })
  switch (step.kind) {
    case 'transfer': {
      const amount = unitsOf(step.amount, currency)
      const to = conversation.kind === 'direct' ? conversation.between.find((who) => who !== step.from) : undefined
      if (!to) throw new Error('A transfer is for the other one of a direct conversation')
      return [
        begin(async (scribe) => {
          const { conversationId } = place
          const input = {
            transferId: scribe.newId(),
            conversationId,
            amount: String(amount),
            currency,
            note: step.note,
          }
          const proof = await prove(scribe, senderId, amount, currency)
          return (await scribe.call(senderId, 'transfers.send', { ...input, ...proof })).transfer
        }),
        {
          at: later(at, ANSWERED_AFTER_MS),
          async run(scribe) {
            await scribe.call(cast.idOf(to), `transfers.${step.answer}`, { transferId: id })
          },
        },
      ]
    }
    case 'redPacket': {
      const total = unitsOf(step.total, currency)
      const { way, count, greeting, cover } = step
      return [
        begin(async (scribe) => {
          const { packet } = await scribe.call(senderId, 'redPackets.send', {
            packetId: scribe.newId(),
            conversationId: place.conversationId,
            split: { way, count },
            total: String(total),
            currency,
            greeting,
            cover,
            ...(await prove(scribe, senderId, total, currency)),
          })
          return packet
        }),
        ...step.takenBy.map((who, taken) => ({
          at: later(at, (taken + 1) * TAKEN_EVERY_MS),
          async run(scribe: Scribe) {
            await scribe.call(cast.idOf(who), 'redPackets.claim', { packetId: id })
          },
        })),
      ]
    }
    case 'bill': {
      const total = unitsOf(step.total, currency)
      const share = total / BigInt(step.among.length)
      const memberIds = step.among.map(cast.idOf)
      return [
        begin(async (scribe) => {
          const { bill } = await scribe.call(senderId, 'bills.create', {
            billId: scribe.newId(),
            conversationId: place.conversationId,
            currency,
            note: step.note,
            split: { way: 'equal', total: String(total), memberIds },
          })
          return bill
        }),
        ...step.paid.map(({ by, at: paidAt }) => ({
          at: instantOf(paidAt, now),
          async run(scribe: Scribe) {
            const proof = await prove(scribe, cast.idOf(by), share, currency)
            await scribe.call(cast.idOf(by), 'bills.pay', { billId: id, paymentId: scribe.newId(), ...proof })
          },
        })),
      ]
    }
  }
}
