/** Asks the server for everything that it says of the money, over the wire; and its database for the ledger's accounts. */
import { isDeepStrictEqual } from 'node:util'
import type { MessageBody, RedPacket, WalletEntry } from '@sampan/contract'
import type { Client } from 'pg'
import type { World } from './acts.ts'
import type { Act, ActOf } from './observations.ts'
import { type Must, mustOf, type Person } from './stage.ts'
import type { BookAccount, Told, ToldWallet } from './told.ts'
import type { Answer } from './wire.ts'

const PAGE = 100

/** @param tillOrders who made which */
export async function readServer(
  world: World,
  tillOrders: ReadonlyMap<string, Person>,
  database: Client,
): Promise<Told> {
  const { wire, stage, journal } = world
  const must = mustOf(wire)
  const troubles: string[] = []
  const tokens = new Map(stage.people.map(({ memberId, devices }) => [memberId, devices[0].token]))
  const tokenOf = (memberId: string) => tokens.get(memberId) ?? ''
  const acts = <Kind extends Act['kind']>(kind: Kind) =>
    journal.acts.filter((act): act is ActOf<Kind> => act.kind === kind)

  /** Undefined where there is no such thing. */
  async function ifThere<Result>(asked: Promise<Answer<Result>>): Promise<Result | undefined> {
    const answer = await asked
    if (answer.outcome === 'done') return answer.output
    if (answer.outcome === 'lost' || !answer.code.endsWith('otFound')) troubles.push(`Asked: ${JSON.stringify(answer)}`)
    return undefined
  }
  async function collect<One extends { id: string }, Found>(
    ones: readonly One[],
    ask: (one: One) => Promise<Found | undefined>,
  ): Promise<Map<string, Found>> {
    const all = new Map<string, Found>()
    for (const one of ones) {
      const found = await ask(one)
      if (found !== undefined) all.set(one.id, found)
    }
    return all
  }

  async function readWallet({ memberId, devices }: Person): Promise<ToldWallet> {
    const [one, other] = await Promise.all(
      devices.map(async ({ token }) => {
        const { balances, limits } = await must(token, 'wallet.getWallet', {})
        return { balances, limits, entries: await readEntries(must, token) }
      }),
    )
    if (!one || !isDeepStrictEqual(one, other)) troubles.push(`The devices of ${memberId} are told different things`)
    return one ?? { balances: [], limits: [], entries: [] }
  }

  /** From those who can still open it a packet hides what is in it; somebody sees it whole. */
  async function readPacket(packetId: string, senderId: string): Promise<RedPacket | undefined> {
    const ask = (memberId: string) => ifThere(wire.ask(tokenOf(memberId), 'redPackets.getPacket', { packetId }))
    const packet = (await ask(senderId))?.packet
    if (!packet || packet.total !== null) return packet
    for (const memberId of tokens.keys()) {
      const whole = (await ask(memberId))?.packet
      if (whole && whole.total !== null) return whole
    }
    return packet
  }

  return {
    wallets: new Map(
      await Promise.all(stage.people.map(async (person) => [person.memberId, await readWallet(person)] as const)),
    ),
    packets: await collect(acts('packet'), ({ id, senderId }) => readPacket(id, senderId)),
    transfers: await collect(acts('transfer'), async ({ id, fromId }) => {
      const found = await ifThere(wire.ask(tokenOf(fromId), 'transfers.getTransfer', { transferId: id }))
      return found?.transfer
    }),
    bills: await collect(acts('bill'), async ({ id, makerId }) => {
      const found = await ifThere(wire.ask(tokenOf(makerId), 'bills.getBill', { billId: id }))
      return found?.bill
    }),
    charges: await collect(acts('charge'), async ({ id, payeeId }) => {
      const found = await ifThere(wire.ask(tokenOf(payeeId), 'payments.getCharge', { chargeId: id }))
      return found?.charge
    }),
    fundingOrders: await collect([...acts('topUp'), ...acts('withdrawal')], async ({ id, memberId }) => {
      const found = await ifThere(wire.ask(tokenOf(memberId), 'funding.getOrder', { orderId: id }))
      return found?.order
    }),
    tillOrders: await collect(
      [...tillOrders].map(([id, { memberId }]) => ({ id, memberId })),
      async ({ id, memberId }) => {
        const found = await ifThere(wire.ask(tokenOf(memberId), 'merchants.getOrder', { orderId: id }))
        return found?.order
      },
    ),
    bodies: await readBodies(world, must, tokenOf, troubles),
    accounts: await readAccounts(database),
    troubles: [...troubles, ...(await findTrackless(database))],
  }
}

/** The oldest first. */
async function readEntries(must: Must, token: string): Promise<WalletEntry[]> {
  const entries: WalletEntry[] = []
  let cursor: string | undefined
  for (let more = true; more; ) {
    const place = cursor === undefined ? {} : { cursor }
    const page = await must(token, 'wallet.listEntries', { limit: PAGE, ...place })
    entries.push(...page.entries)
    cursor = page.nextCursor ?? undefined
    more = cursor !== undefined
  }
  return entries.reverse()
}

async function readBodies(
  { stage }: World,
  must: Must,
  tokenOf: (memberId: string) => string,
  troubles: string[],
): Promise<Map<string, MessageBody[]>> {
  const bodies = new Map<string, MessageBody[]>()
  const firstId = stage.people[0]?.memberId ?? ''
  const places = [
    ...[...stage.directs].map(([pair, conversationId]) => ({ conversationId, memberId: pair.split(' ')[0] ?? '' })),
    ...[stage.groupId, stage.leftGroupId].map((conversationId) => ({ conversationId, memberId: firstId })),
  ]
  for (const { conversationId, memberId } of places) {
    const token = tokenOf(memberId)
    for (let after = 0, lastSeq = 1; after < lastSeq; ) {
      const page = await must(token, 'chat.fetchMessages', { conversationId, after, limit: 200 })
      for (const { id, seq, body } of page.messages) {
        after += 1
        if (seq !== after) troubles.push(`Message ${seq} of ${conversationId} stands where ${after} should`)
        bodies.set(id, [...(bodies.get(id) ?? []), body])
      }
      if (page.messages.length === 0) troubles.push(`${conversationId} ends before its last message`)
      lastSeq = page.messages.length === 0 ? after : page.lastSeq
    }
  }
  return bodies
}

async function readAccounts(database: Client): Promise<BookAccount[]> {
  const { rows } = await database.query<Record<string, string>>(`
    SELECT owner_id, kind, currency, (credits_posted - debits_posted)::text AS balance,
      debits_pending::text, credits_pending::text
    FROM ledger_accounts
  `)
  return rows.map((row) => ({
    ownerId: row.owner_id ?? '',
    kind: row.kind ?? '',
    currency: row.currency ?? '',
    balance: BigInt(row.balance ?? 0),
    debitsPending: BigInt(row.debits_pending ?? 0),
    creditsPending: BigInt(row.credits_pending ?? 0),
  }))
}

/** Movements of which the books do not say who made them, from which device of that member, and why. */
async function findTrackless(database: Client): Promise<string[]> {
  const { rows } = await database.query<{ id: string; kind: string }>(`
    SELECT t.id, t.kind FROM ledger_transfers AS t
    LEFT JOIN devices ON devices.id = t.actor_device_id AND devices.member_id = t.actor_member_id
    WHERE t.reason = '' OR (devices.id IS NULL AND (t.actor_member_id IS NOT NULL OR t.actor_device_id IS NOT NULL
      OR t.kind NOT IN ('transferReturned', 'redPacketReturned')))
  `)
  return rows.map(({ id, kind }) => `The ${kind} ${id} does not say who made it, from which device and why`)
}
