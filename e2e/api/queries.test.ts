/**
 * The SQL that each method sends, written down in `server/src/schema/queries/`, so that a review shows how queries
 * change. With vitest's `--update` it is written anew; see the README there.
 */
import { type Input, type MethodByName, type MethodName, methods } from '@sampan/contract'
import { type QueryRecorder, recordQueries } from '@sampan/testkit/world/recordQueries.ts'
import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Act, type CommandName, commandTable, demoHandles } from './commandTable.ts'
import { accountReads } from './rows/accounts.ts'
import { contactReads } from './rows/contacts.ts'
import { favouriteReads } from './rows/favourites.ts'
import { fundingReads } from './rows/funding.ts'
import { groupReads } from './rows/groups.ts'
import { linkReads } from './rows/links.ts'
import { miniProgramReads } from './rows/miniPrograms.ts'
import { paymentReads } from './rows/payments.ts'
import { placeReads } from './rows/places.ts'
import { pollReads } from './rows/polls.ts'
import { privacyReads } from './rows/privacy.ts'
import { pushReads } from './rows/push.ts'
import { redPacketReads } from './rows/redPackets.ts'
import { searchReads } from './rows/search.ts'
import { stickerReads } from './rows/stickers.ts'
import { transferReads } from './rows/transfers.ts'
import { walletReads } from './rows/wallet.ts'
import { prepareSituation, type Situation } from './situation.ts'

type ReadName = {
  [Name in MethodName]: MethodByName<Name>['kind'] extends 'read' ? Name : never
}[MethodName]

/** What Mei asks, who has something of everything. */
const reads: { [Name in ReadName]: (situation: Situation) => Input<Name> } = {
  ...accountReads,
  ...contactReads,
  ...favouriteReads,
  ...fundingReads,
  ...groupReads,
  ...linkReads,
  ...miniProgramReads,
  ...paymentReads,
  ...placeReads,
  ...pollReads,
  ...privacyReads,
  ...pushReads,
  ...redPacketReads,
  ...searchReads,
  ...stickerReads,
  ...transferReads,
  ...walletReads,
  'accounts.describeServer': () => ({}),
  'accounts.getSelf': () => ({}),
  'accounts.listDemoPeople': () => ({}),
  'accounts.listDevices': () => ({}),
  'accounts.listPasskeys': () => ({}),
  'chat.fetchMessages': ({ group }) => ({ conversationId: group }),
  'chat.getConversation': ({ group }) => ({ conversationId: group }),
  'chat.getHistory': ({ group, seqs }) => ({ conversationId: group, seq: seqs.history }),
  'chat.getMessages': ({ group, seqs }) => ({ conversationId: group, seqs: [seqs.text] }),
  'chat.getRetention': () => ({}),
  'chat.listConversations': () => ({}),
  'chat.listMembers': ({ group }) => ({ conversationId: group }),
  'chat.openDirect': ({ omar }) => ({ memberId: omar.id }),
  'contacts.findByCode': ({ contactCode }) => ({ code: contactCode }),
  'contacts.findByHandle': ({ omar }) => ({ handle: omar.handle }),
  'contacts.getRelation': ({ omar }) => ({ memberId: omar.id }),
  'contacts.listRelations': () => ({}),
  'sync.catchUp': () => ({ logSeq: 1 }),
  'sync.listHeads': () => ({}),
}

let world: World
let recorder: QueryRecorder

beforeAll(async () => {
  world = await createWorld({ demoHandles })
  recorder = recordQueries(world.pool)
})
afterAll(() => world.close())

const asText = (statements: readonly string[]): string => statements.map((statement) => `${statement};\n`).join('\n')
const fileOf = (name: string): string => `../../server/src/schema/queries/${name}.sql`

type AnyScenario = (world: World) => Promise<Act<CommandName>>
const namesOf = (kind: string) => methods.filter((method) => method.kind === kind).map(({ name }) => name)

describe('commands', () => {
  it.each(namesOf('command'))('%s', async (name) => {
    const row: Record<string, unknown> = Reflect.get(commandTable, name)
    const statements = new Set<string>()
    for (const scenario of Object.values(row) as AnyScenario[]) {
      const { by, input } = await scenario(world)
      for (const statement of await recorder.during(() => world.callRaw(by, name, input))) statements.add(statement)
    }
    await expect(asText([...statements])).toMatchFileSnapshot(fileOf(name))
  })
})

describe('reads', () => {
  let situation: Situation
  // After the commands: some of them let days go by, in which things expire.
  beforeAll(async () => {
    situation = await prepareSituation(world, await world.person('Ben'))
  })

  it.each(namesOf('read'))('%s', async (name) => {
    const inputOf: (situation: Situation) => unknown = Reflect.get(reads, name)
    const statements = await recorder.during(() => world.callRaw(situation.mei, name, inputOf(situation)))
    await expect(asText(statements)).toMatchFileSnapshot(fileOf(name))
  })
})
