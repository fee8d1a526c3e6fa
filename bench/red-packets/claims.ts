/** A process of its own that holds the platform, without its doors, and lets crowds claim red packets. */

import { settleClaims } from '@sampan/server/flows/money/claimPackets.ts'
import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import { Refusal } from '@sampan/server/kernel/errors.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { sql } from 'kysely'
import { answerParent } from '../frame/child.ts'
import { type LoadResult, summary } from '../frame/load.ts'
import { type BenchPlatform, openPlatform, type Person, share } from '../frame/platform.ts'

/** Through the platform's lane, or each claim in a transaction of its own. */
export type Way = 'lane' | 'transactionEach'

const CURRENCY = 'EUR'
export const SHARES = 50
const TOTAL = 1_000n

interface Group {
  id: string
  people: Person[]
}

interface Packet {
  id: string
  group: Group
}

let bench: BenchPlatform | null = null
const groups: Group[] = []
/** Packets so far: the next is sent by whoever sent longest ago, so that nobody runs out of money or into a limit. */
let sent = 0

function current(): BenchPlatform {
  if (!bench) throw new Error('There is no platform')
  return bench
}

async function sendPackets(count: number): Promise<Packet[]> {
  const numbers = Array.from({ length: count }, (_, index) => sent + index)
  sent += count
  return share(numbers, async (number) => {
    const group = groups[number % groups.length]
    const sender = group?.people[Math.floor(number / groups.length) % group.people.length]
    if (!group || !sender) throw new Error('There are no people')
    const { packet } = await current().call(sender, 'redPackets.send', {
      packetId: newUuid(),
      conversationId: group.id,
      split: { way: 'lucky', count: SHARES },
      total: String(TOTAL),
      currency: CURRENCY,
      greeting: 'Good fortune',
      cover: 'plain',
    })
    return { id: packet.id, group }
  })
}

/** What the claimant gets, or null where nothing is left. */
async function claim(way: Way, { memberId, deviceId, token }: Person, packetId: string): Promise<bigint | null> {
  if (way === 'lane') {
    try {
      const { amount } = await current().call({ memberId, deviceId, token }, 'redPackets.claim', { packetId })
      return BigInt(amount)
    } catch (reason) {
      if (reason instanceof Refusal && reason.code === 'redPackets.empty') return null
      throw reason
    }
  }
  const item = { packetId, memberId, deviceId }
  const [outcome] = await current().platform.transactions.write((tx) => settleClaims(tx, [item]))
  if (outcome?.outcome === 'taken') return outcome.amount
  if (outcome?.outcome === 'refused' && outcome.code === 'redPackets.empty') return null
  throw new Error(`A claim ended as ${outcome?.outcome}`)
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const all = [...items]
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1))
    const [a, b] = [all[last], all[other]]
    if (a !== undefined && b !== undefined) [all[last], all[other]] = [b, a]
  }
  return all
}

/** So many shares, each to somebody else, and the sum to the cent. */
function checkTaken(packet: Packet, taken: readonly bigint[]): void {
  const sum = taken.reduce((total, amount) => total + amount, 0n)
  if (taken.length === SHARES && sum === TOTAL && taken.every((amount) => amount >= 1n)) return
  throw new Error(`Packet ${packet.id}: ${taken.length} shares were taken, ${sum} of ${TOTAL} in all`)
}

export const commands = {
  async prepare(input: { connection: ConnectionSettings; dataDirectory: string; groups: number; people: number }) {
    bench = await openPlatform(input.connection, input.dataDirectory)
    for (let count = 0; count < input.groups; count += 1) {
      const people = await current().people(input.people, { amount: 20_000n, currency: CURRENCY })
      groups.push({ id: await current().group(people), people })
    }
  },

  /**
   * Everyone in a group claims each of its packets, all mixed up.
   * @param secondsMax ends it before all have claimed
   */
  async crowd(input: { way: Way; packets: number; inFlight: number; secondsMax: number }): Promise<LoadResult> {
    const packets = await sendPackets(input.packets)
    const claims = shuffled(packets.flatMap((packet) => packet.group.people.map((person) => ({ packet, person }))))
    const taken = new Map<Packet, bigint[]>(packets.map((packet) => [packet, []]))
    const latencies: number[] = []
    const startedAt = performance.now()
    const until = startedAt + input.secondsMax * 1000
    let isWhole = true
    await share(
      claims,
      async ({ packet, person }) => {
        const began = performance.now()
        if (began > until) {
          isWhole = false
          return
        }
        const amount = await claim(input.way, person, packet.id)
        latencies.push(performance.now() - began)
        if (amount !== null) taken.get(packet)?.push(amount)
      },
      input.inFlight,
    )
    const result = summary(latencies, (performance.now() - startedAt) / 1000)
    if (isWhole) for (const [packet, amounts] of taken) checkTaken(packet, amounts)
    return result
  },

  /** Everyone in a group claims one packet at the same moment. @returns milliseconds until the last is answered */
  async onePacket({ way }: { way: Way }): Promise<number> {
    const [packet] = await sendPackets(1)
    if (!packet) throw new Error('A packet was sent')
    const startedAt = performance.now()
    const amounts = await Promise.all(packet.group.people.map((person) => claim(way, person, packet.id)))
    const took = performance.now() - startedAt
    checkTaken(
      packet,
      amounts.filter((amount) => amount !== null),
    )
    return took
  },

  /** The books and the packets tell the same, and nothing was made of nothing. */
  async check(): Promise<void> {
    const { rows } = await sql<{ wrong: number; sum: string; twice: number }>`
      SELECT
        (SELECT count(*) FROM red_packets AS packet
          JOIN ledger_accounts AS account ON account.id = packet.id
          WHERE account.credits_posted - account.debits_posted <> packet.total
            - coalesce((SELECT sum(claim.amount) FROM red_packet_claims AS claim WHERE claim.packet_id = packet.id), 0)
        ) AS wrong,
        (SELECT sum(credits_posted - debits_posted)::text FROM ledger_accounts) AS sum,
        (SELECT count(*) FROM (
          SELECT FROM red_packet_claims GROUP BY packet_id, member_id HAVING count(*) > 1
        ) AS doubled) AS twice
    `.execute(current().platform.db)
    const [row] = rows
    if (row?.wrong !== 0 || row.sum !== '0' || row.twice !== 0)
      throw new Error(`The books differ: ${JSON.stringify(row)}`)
  },
}

export type ClaimCommands = typeof commands

answerParent(commands, async () => bench?.close())
