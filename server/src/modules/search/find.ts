/**
 * The newest messages that are what is wanted. Blocks are asked in the order of what is new in them, a few at first: a
 * common word is answered by those, a rare one costs a look-up in each. What the index does not hold yet is looked
 * through. The index only proposes: each message is read as the viewer may see it now, and judged.
 */
import { excerptFor, type Message, type SearchResult, type WantedMessages } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { type OwnDoings, readNewestAfter, readSaid, type Said, type Sight, seeMessages } from '../chat/index.ts'
import { byNewest, type Hit } from './place.ts'
import { type BlockRow, findHits, preferIndex, readBlocks } from './store/blocks.ts'
import { readChanges } from './store/entries.ts'
import { askOf } from './wanted.ts'

/** So much of what is not in the index yet is looked through: seconds of a busy server. */
const TAIL_MAX = 2_000
const BLOCKS_AT_FIRST = 16
const BLOCKS_AT_ONCE_MAX = 400
/** A search ends after so many rounds; the next page goes on. */
const ROUNDS_MAX = 24

export interface Finding {
  viewerId: string
  sights: readonly Sight[]
  wanted: WantedMessages
  /** Only what comes after it. */
  after: Hit | null
  limit: number
  now: Date
  ownDoings: OwnDoings
}

export interface Found {
  results: SearchResult[]
  /** Where the next page begins; null at the end. */
  end: Hit | null
}

const NEWEST: Hit = {
  sent_at: new Date('9999-01-01T00:00:00Z'),
  conversation_id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  seq: Number.MAX_SAFE_INTEGER,
}
const OLDEST = new Date('0001-01-01T00:00:00Z')

/** A block that may have more: everything of it that comes before `next` is known. */
interface OpenBlock {
  block: BlockRow
  fromSeq: number
  next: Hit
}

export async function findMessages(db: Queryable, finding: Finding): Promise<Found> {
  const { sights, wanted, limit } = finding
  const after = finding.after ?? NEWEST
  const ids = sights.map(({ conversationId }) => conversationId)
  const blocks = await readBlocks(db, ids)
  const candidates = (await readTail(db, finding, blocks)).filter((hit) => byNewest(after, hit) < 0)
  let open = openBlocks(blocks, finding, after)
  const judge = createJudge(db, finding)
  if (open.length > 0) await preferIndex(db)

  for (let round = 0, width = BLOCKS_AT_FIRST; ; round += 1, width = Math.min(width * 4, BLOCKS_AT_ONCE_MAX)) {
    open.sort((a, b) => byNewest(a.next, b.next))
    // Nothing that is unknown yet comes before this.
    const horizon = open[0]?.next
    const known = candidates.sort(byNewest).filter((hit) => !horizon || byNewest(hit, horizon) <= 0)
    const results = await judge(known)
    if (results.length > limit) {
      const page = results.slice(0, limit)
      return { results: page.map(({ result }) => result), end: page.at(-1)?.hit ?? null }
    }
    if (!horizon) return { results: results.map(({ result }) => result), end: null }
    if (round === ROUNDS_MAX) return { results: results.map(({ result }) => result), end: horizon }

    const asked = open.slice(0, width)
    const hits = await findHits(
      db,
      asked.map(({ block, fromSeq, next }) => ({ ask: askOf(block.id, wanted), fromSeq, after: next })),
      wanted.from ?? OLDEST,
      limit + 1,
    )
    const byBlock = Map.groupBy(hits, ({ ord }) => ord)
    const left = asked.flatMap((each, index): OpenBlock[] => {
      const own = (byBlock.get(index) ?? []).sort(byNewest)
      candidates.push(...own)
      const last = own.at(-1)
      return last && own.length > limit ? [{ ...each, next: last }] : []
    })
    open = [...left, ...open.slice(width)]
  }
}

/** Blocks of which the viewer may see something, from the time that is asked for. */
function openBlocks(blocks: readonly BlockRow[], { sights, wanted }: Finding, after: Hit): OpenBlock[] {
  const firstSeqs = new Map(sights.map(({ conversationId, firstSeq }) => [conversationId, firstSeq]))
  const before = wanted.before ? { ...NEWEST, sent_at: new Date(wanted.before.getTime() - 1) } : NEWEST
  const top = byNewest(after, before) < 0 ? before : after
  return blocks.flatMap((block) => {
    const fromSeq = firstSeqs.get(block.conversation_id)
    if (fromSeq === undefined || block.last_seq < fromSeq) return []
    if (block.first_at > top.sent_at || (wanted.from && block.last_at < wanted.from)) return []
    const own = { ...NEWEST, sent_at: block.last_at }
    return [{ block, fromSeq, next: byNewest(top, own) < 0 ? own : top }]
  })
}

/** What the index does not hold: what came after it, and what changed since. */
async function readTail(db: Queryable, { sights, wanted }: Finding, blocks: readonly BlockRow[]): Promise<Hit[]> {
  const reached = new Map<string, number>()
  for (const { conversation_id: id, last_seq } of blocks) reached.set(id, Math.max(reached.get(id) ?? 0, last_seq))
  const firstSeqs = new Map(sights.map(({ conversationId, firstSeq }) => [conversationId, firstSeq]))
  const unread = sights
    .map(({ conversationId, firstSeq, lastSeq }) => ({
      conversationId,
      afterSeq: Math.max(firstSeq - 1, reached.get(conversationId) ?? 0),
      lastSeq,
    }))
    .filter(({ afterSeq, lastSeq }) => lastSeq > afterSeq)
  const tail = unread.length > 0 ? await readNewestAfter(db, unread, TAIL_MAX) : []
  const changes = await readChanges(
    db,
    sights.map(({ conversationId }) => conversationId),
    TAIL_MAX,
  )
  const seen = changes.filter(({ conversation_id: id, seq }) => seq >= (firstSeqs.get(id) ?? Infinity))
  const changed = seen.length > 0 ? await readSaid(db, seen) : []
  return [...tail, ...changed].filter((said) => excerptFor(judged(said), wanted))
}

const judged = ({ body, sender_id, sent_at }: Said) => ({ body, senderId: sender_id, sentAt: sent_at })

interface Judgement {
  hit: Hit
  result: SearchResult
}

/** Judges each message once; answers what fits of the first ones, at most one more than the page. */
function createJudge(db: Queryable, { viewerId, wanted, limit, now, ownDoings }: Finding) {
  const keyOf = ({ conversation_id, seq }: Hit) => `${conversation_id} ${seq}`
  const judgements = new Map<string, Judgement | null>()

  async function judgeAll(hits: readonly Hit[]): Promise<void> {
    const places = hits.map(({ conversation_id, seq }) => ({ conversationId: conversation_id, seq }))
    const messages = new Map<string, Message>()
    for (const message of await seeMessages(db, viewerId, places, ownDoings)) {
      messages.set(`${message.conversationId} ${message.seq}`, message)
    }
    for (const hit of hits) {
      const message = messages.get(keyOf(hit))
      // Its time is over, and the job that empties it comes in a moment.
      const isOver = message?.expiresAt != null && new Date(message.expiresAt) <= now
      const excerpt = message && !isOver && excerptFor({ ...message, sentAt: new Date(message.sentAt) }, wanted)
      judgements.set(keyOf(hit), message && excerpt ? { hit, result: { message, excerpt } } : null)
    }
  }

  return async (hits: readonly Hit[]): Promise<Judgement[]> => {
    const distinct = [...new Map(hits.map((hit) => [keyOf(hit), hit])).values()]
    const fitting: Judgement[] = []
    for (let at = 0; at < distinct.length && fitting.length <= limit; at += limit + 1) {
      const some = distinct.slice(at, at + limit + 1)
      const unknown = some.filter((hit) => !judgements.has(keyOf(hit)))
      if (unknown.length > 0) await judgeAll(unknown)
      for (const hit of some) {
        const judgement = judgements.get(keyOf(hit))
        if (judgement && fitting.length <= limit) fitting.push(judgement)
      }
    }
    return fitting
  }
}
