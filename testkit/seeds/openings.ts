import { parseAmount } from '@sampan/contract/currencies.ts'
import { instantOf } from './time.ts'
import type { At, Conversation, Handle, World } from './types.ts'

/** Money that somebody gains or loses, in minor units, and when. */
export interface Movement {
  who: Handle
  currency: string
  units: bigint
  at: At
}

/** What people must begin with to end with what their purses say; lucky shares come on top. */
export function openingsOf(world: World): Map<Handle, { currency: string; units: bigint }[]> {
  const movements = movementsOf(world)
  const openings = new Map<Handle, { currency: string; units: bigint }[]>()
  for (const { who, currency, amount } of world.purses) {
    const gained = movements
      .filter((each) => each.who === who && each.currency === currency)
      .reduce((sum, { units }) => sum + units, 0n)
    openings.set(who, [...(openings.get(who) ?? []), { currency, units: unitsOf(amount, currency) - gained }])
  }
  return openings
}

/** Everything that moves but lucky shares and what came back, in no order. */
export function movementsOf({ payments, conversations }: World): Movement[] {
  return [
    ...payments.flatMap(({ from, to, at, amount, currency }) =>
      pair(from, to, at, unitsOf(amount, currency), currency),
    ),
    ...conversations.flatMap(inConversation),
  ]
}

function inConversation(conversation: Conversation): Movement[] {
  return conversation.steps.flatMap((step) => {
    switch (step.kind) {
      case 'transfer': {
        const to = conversation.kind === 'direct' ? conversation.between.find((who) => who !== step.from) : undefined
        if (!to) throw new Error('A transfer is for the other one of a direct conversation')
        if (step.answer === 'return') return []
        return pair(step.from, to, step.at, unitsOf(step.amount, step.currency), step.currency)
      }
      case 'redPacket': {
        const total = unitsOf(step.total, step.currency)
        const share = total / BigInt(step.count)
        const taken = step.way === 'lucky' ? [] : step.takenBy
        return [
          { who: step.from, currency: step.currency, units: -total, at: step.at },
          ...taken.map((who) => ({ who, currency: step.currency, units: share, at: step.at })),
        ]
      }
      case 'bill': {
        const share = unitsOf(step.total, step.currency) / BigInt(step.among.length)
        return step.paid.flatMap(({ by, at }) => pair(by, step.from, at, share, step.currency))
      }
      default:
        return []
    }
  })
}

const pair = (from: Handle, to: Handle, at: At, units: bigint, currency: string): Movement[] => [
  { who: from, currency, units: -units, at },
  { who: to, currency, units, at },
]

/** "24.00" EUR is 2400n. */
export function unitsOf(amount: string, currency: string): bigint {
  const units = parseAmount(amount, currency)
  if (units === undefined) throw new Error(`"${amount}" is no amount of ${currency}`)
  return units
}

/** The earliest first. */
export const byTime =
  (now: Date) =>
  (one: { at: At }, other: { at: At }): number =>
    instantOf(one.at, now).getTime() - instantOf(other.at, now).getTime()
