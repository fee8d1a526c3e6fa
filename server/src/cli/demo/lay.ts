import { places } from '@sampan/testkit/seeds/places.ts'
import { instantOf } from '@sampan/testkit/seeds/time.ts'
import type { Contact, Conversation, Handle } from '@sampan/testkit/seeds/types.ts'
import { world } from '@sampan/testkit/seeds/world.ts'
import type { Config } from '../../kernel/config.ts'
import { runWaitingJobs } from '../../kernel/jobs.ts'
import { asPlace, replaceSource } from '../../modules/places/index.ts'
import { type Cast, giveFaces, makePeople } from './cast.ts'
import { happen, openConversation, tellConversation } from './conversation.ts'
import { type Media, uploadMedia } from './media.ts'
import { isMoney, openPurses, tellPayments, tellsMoney } from './money.ts'
import type { DemoOptions } from './options.ts'
import { createScribe, type Scribe, share, together } from './scribe.ts'
import type { Telling } from './telling.ts'

/** As many as keep two cores and the database busy. */
const TELLERS = 6
/** The platform prepares pictures two at a time. */
const UPLOADERS = 2

/** What the places of the quarter came from, as `sampan places` tells it. */
const PLACES_SOURCE = 'demo'

/** Everyone has joined on the day before the first two became contacts. */
const JOINED_DAYS_BEFORE = 1
const ASKED_BEFORE_MS = 5 * 60_000

/** When the world is laid, and the world's own present: nothing in it is later. */
interface Times {
  now: Date
  present: Date
}

/**
 * Tells the whole story to an empty database. When it rejects, nothing of it is under way any more, but what was done
 * until then is there.
 */
export async function layWorld(options: DemoOptions): Promise<void> {
  const now = new Date()
  const present = instantOf({ daysAgo: 0, time: '09:41' }, now)
  const joinedDaysAgo = Math.max(...world.contacts.map(({ since }) => since.daysAgo)) + JOINED_DAYS_BEFORE
  const joined = instantOf({ daysAgo: joinedDaysAgo, time: '12:00' }, now)

  const story = new AbortController()
  options.stopping?.addEventListener('abort', () => story.abort(options.stopping?.reason))
  const scribe = (): Scribe => {
    const made = createScribe(options, story)
    made.turnTo(joined)
    return made
  }
  const chief = scribe()
  const tellers = [chief, ...Array.from({ length: TELLERS - 1 }, scribe)]
  const uploaders = Array.from({ length: UPLOADERS }, scribe)

  await replaceSource(chief.platform.db, chief.newId, PLACES_SOURCE, places.map(asPlace))
  const cast = await makePeople(chief, world.people)
  const media = uploadMedia(uploaders, cast, world.conversations)
  await together([
    media.uploaded.then(() => giveFaces(uploaders, cast, world.people)),
    tellAll(tellers, cast, media, { now, present }, options.config),
  ])
  // Everyone who knows someone hears of the face that came.
  await runWaitingJobs(options.database.pool, chief.platform.jobHandlers, options.log)
}

async function tellAll(
  tellers: readonly Scribe[],
  cast: Cast,
  media: Media,
  times: Times,
  config: Config,
): Promise<void> {
  const { now, present } = times
  const directIds = await makeContacts(tellers, cast, world.contacts, now)
  const directIdOf = (between: readonly [Handle, Handle]): string => {
    const id = directIds.get(pairOf(between))
    if (id === undefined) throw new Error(`${between.join(' and ')} are not contacts in the demo world`)
    return id
  }
  const telling: Telling = { cast, media, directIdOf, money: tellsMoney(config, world), ...times }
  const ofMoney = world.conversations.filter(({ steps }) => telling.money && steps.some(isMoney))
  const plain = world.conversations.filter((each) => !ofMoney.includes(each))
  const longestFirst = plain.toSorted((a, b) => b.steps.length - a.steps.length)
  const parts = longestFirst.map((conversation) => (scribe: Scribe) => tellConversation(scribe, telling, conversation))
  // What moves money is told by one, in the order in which it happened: so the books are written.
  if (telling.money) parts.unshift((scribe) => tellAllMoney(scribe, telling, ofMoney))
  await share(tellers, parts, (scribe, part) => part(scribe))
  await share(tellers, world.requests, async (scribe, { from, to, greeting, at }) => {
    scribe.turnTo(instantOf(at, now))
    await scribe.call(cast.idOf(from), 'contacts.requestContact', { memberId: cast.idOf(to), greeting })
  })
  await share(tellers, world.remarks, async (scribe, { by, of, remark }) => {
    scribe.turnTo(present)
    await scribe.call(cast.idOf(by), 'contacts.setRemark', { memberId: cast.idOf(of), remark })
  })
}

async function tellAllMoney(scribe: Scribe, telling: Telling, conversations: readonly Conversation[]): Promise<void> {
  await openPurses(scribe, telling.cast, world, telling.now)
  const opened = conversations.map((conversation) => openConversation(telling, conversation))
  await happen(scribe, [
    ...tellPayments(telling.cast, world, telling.now),
    ...opened.flatMap(({ happenings }) => happenings),
  ])
  for (const { settle } of opened) await settle(scribe)
}

/** Answers the direct conversation of each pair. */
async function makeContacts(
  tellers: readonly Scribe[],
  cast: Cast,
  contacts: readonly Contact[],
  now: Date,
): Promise<Map<string, string>> {
  const directIds = new Map<string, string>()
  await share(tellers, contacts, async (scribe, { asker, accepter, greeting, since }) => {
    const at = instantOf(since, now)
    const [askerId, accepterId] = [cast.idOf(asker), cast.idOf(accepter)]
    scribe.turnTo(new Date(at.getTime() - ASKED_BEFORE_MS))
    await scribe.call(askerId, 'contacts.requestContact', { memberId: accepterId, greeting })
    scribe.turnTo(at)
    const { conversationId } = await scribe.call(accepterId, 'contacts.acceptRequest', { memberId: askerId })
    directIds.set(pairOf([asker, accepter]), conversationId)
  })
  return directIds
}

const pairOf = (pair: readonly [Handle, Handle]): string => pair.toSorted().join(' ')
