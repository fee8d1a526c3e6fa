import type { Input, MethodName, Output } from '@sampan/contract'
import { readConfig } from '@sampan/server/kernel/config.ts'
import { connectDatabase } from '@sampan/server/kernel/database/connect.ts'
import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import type { MemberCaller } from '@sampan/server/kernel/method.ts'
import { openingMoney } from '@sampan/server/modules/wallet/index.ts'
import { createPlatform, type Platform } from '@sampan/server/platform.ts'
import type { Database } from '@sampan/server/schema/index.ts'
import { benchLog } from './database.ts'

/** Settings of a server under load: no limits on how often, no world in it. */
export const benchSettings = { SAMPAN_RATE_FACTOR: '1000000', SAMPAN_DEMO: 'off' }

export interface Person extends MemberCaller {
  token: string
}

/** The whole platform in this process, without its doors: to make people, and to measure what stands behind the doors. */
export interface BenchPlatform {
  platform: Platform
  call<Name extends MethodName>(who: Person | null, method: Name, input: Input<Name>): Promise<Output<Name>>
  /** New members, each with so much money in minor units. */
  people(count: number, money: { amount: bigint; currency: string }): Promise<Person[]>
  /** Makes contacts of two people. @returns the conversation between them */
  pair(one: Person, other: Person): Promise<string>
  /** A group of so many people, who all know the first of them. */
  group(people: readonly Person[]): Promise<string>
  close(): Promise<void>
}

const AT_ONCE = 8

export async function openPlatform(connection: ConnectionSettings, dataDirectory: string): Promise<BenchPlatform> {
  const config = readConfig({ ...benchSettings, SAMPAN_DATA: dataDirectory, SAMPAN_PORT: '0' }, dataDirectory)
  const database = await connectDatabase<Database>({
    connection,
    log: benchLog,
    connectionsMax: config.databaseConnections,
  })
  // Passwords are not what is measured: cheap ones make the people sooner.
  const hashCost = { memoryKib: 1024, passes: 2, parallelism: 1 }
  const platform = createPlatform({ config, log: benchLog, database, version: 'bench', demoHandles: [], hashCost })

  const bench: BenchPlatform = {
    platform,
    async call(who, method, input) {
      const caller = { member: who, address: '127.0.0.1', userAgent: 'bench' }
      const answer = await platform.dispatcher.call(caller, { method, input })
      if (answer.type !== 'json') throw new Error(`${method} answers a file`)
      // The dispatcher answers what the method declares.
      return answer.output as Output<typeof method>
    },
    async people(count, money) {
      const numbers = Array.from({ length: count }, (_, index) => index)
      return share(numbers, async () => {
        const number = nextNumber()
        const signedIn = await bench.call(null, 'accounts.signUp', {
          handle: `person_${number}`,
          name: `Person ${number}`,
          password: 'a boat on the river',
          language: 'en',
          deviceName: 'Bench',
          session: 'token',
        })
        const memberId = signedIn.self.member.id
        await platform.transactions.write((tx) => openingMoney(tx, memberId, money))
        return { memberId, deviceId: signedIn.deviceId, token: signedIn.token ?? '' }
      })
    },
    async pair(one, other) {
      const { relation } = await bench.call(one, 'contacts.requestContact', { memberId: other.memberId, greeting: '' })
      if (relation.state !== 'contact') await bench.call(other, 'contacts.acceptRequest', { memberId: one.memberId })
      const { conversation } = await bench.call(one, 'chat.openDirect', { memberId: other.memberId })
      return conversation.id
    },
    async group([first, ...others]) {
      if (!first) throw new Error('A group has people')
      await share(others, (other) => bench.pair(first, other))
      const memberIds = others.map(({ memberId }) => memberId)
      const { conversation } = await bench.call(first, 'chat.createGroup', { title: 'Bench', memberIds })
      return conversation.id
    },
    async close() {
      await platform.drained()
      await database.close()
    },
  }
  let made = 0
  const nextNumber = () => {
    made += 1
    return made
  }
  return bench
}

/** Does something for each, a few at once. The results are in no order. */
export async function share<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
  atOnce = AT_ONCE,
): Promise<Result[]> {
  const waiting = items.values()
  const results: Result[] = []
  const worker = async () => {
    for (const item of waiting) results.push(await act(item))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
