/** Looks at the stores of all devices and at the server, and says what is not as it should be. */
import { type Call, compareStates, fetchState } from '@sampan/sdk'
import { IDBKeyRange } from 'fake-indexeddb'
import { Store } from '../../../web/src/sync/store.ts'
import { openedMoney, sumOfMoney } from './modelMoney.ts'
import { presentIn } from './modelWorld.ts'
import type { Network } from './network.ts'
import { findBrokenWindows, readDevice } from './readDevice.ts'
import type { Place, Stage } from './stage.ts'

/** A message that someone put into an outbox. */
export interface Queued {
  place: Place
  conversationId: string
}

/** Where devices and server disagree, a line each. */
export async function judge(stage: Stage, queued: ReadonlyMap<string, Queued>): Promise<string[]> {
  const differences = [...stage.troubles, ...judgeServer(stage.network)]
  for (const [index, place] of stage.places.entries()) {
    const found = await judgePlace(stage.network, place, queued)
    differences.push(...found.map((difference) => `device ${index}: ${difference}`))
  }
  return differences
}

/** Every acknowledged message is there once, and none twice. */
function judgeServer({ world, acknowledged }: Network): string[] {
  const ids = [...world.conversations.values()].flatMap(({ messages }) => messages.map(({ id }) => id))
  const once = new Set<string>()
  const doubled = ids.filter((id) => once.size === once.add(id).size)
  const lost = [...acknowledged].filter((id) => !once.has(id))
  return [
    ...doubled.map((id) => `message ${id} is there twice`),
    ...lost.map((id) => `message ${id} is lost`),
    ...(sumOfMoney(world) === openedMoney(world) ? [] : ['money was made or lost']),
  ]
}

async function judgePlace(network: Network, place: Place, queued: ReadonlyMap<string, Queued>): Promise<string[]> {
  const store = new Store('sampan', { indexedDB: place.indexedDB, IDBKeyRange })
  try {
    const deviceId = network.deviceIdOf(place.wire)
    const actual = await readDevice(store)
    if (!deviceId || !actual) return deviceId === undefined && !actual ? [] : ['signed out on one side only']
    // The model answers what the contract says.
    const call: Call = async (method, input) =>
      structuredClone(network.ask(place.memberId, deviceId, method, input)) as never
    const expected = await fetchState(call, deviceId)
    return [
      ...compareStates(expected, actual),
      ...(await findBrokenWindows(store)),
      ...(await judgeOutbox(network, store, place, queued)),
    ]
  } finally {
    store.close()
  }
}

/** What was written here is on the server, or is shown as failed. */
async function judgeOutbox(
  { world }: Network,
  store: Store,
  place: Place,
  queued: ReadonlyMap<string, Queued>,
): Promise<string[]> {
  const rows = await store.outbox.toArray()
  const acts = await store.acts.toArray()
  const failed = new Set(rows.flatMap((row) => (row.state === 'failed' ? [row.messageId] : [])))
  const stuck = rows.filter(({ state }) => state !== 'failed').map((row) => `${row.messageId} is still ${row.state}`)
  const untold = acts.map((act) => `${act.subject} is still ${act.state}`)
  const lost = [...queued].flatMap(([messageId, { place: from, conversationId }]) => {
    const conversation = world.conversations.get(conversationId)
    const isSent = conversation?.messages.some(({ id }) => id === messageId)
    // Whoever left a group meanwhile loses what was not yet sent to it.
    const isAlwaysThere = ({ memberId, firstSeq }: { memberId: string; firstSeq: number }) =>
      memberId === place.memberId && firstSeq === 1
    const wasThere = conversation && presentIn(conversation).some(isAlwaysThere)
    return from !== place || isSent || failed.has(messageId) || !wasThere ? [] : [`${messageId} was never sent`]
  })
  return [...stuck, ...untold, ...lost]
}
