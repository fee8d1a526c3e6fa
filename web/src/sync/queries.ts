/** What screens read from the store, with what waits to be told to the server laid over it. */
import type { Conversation, ConversationMember, Member, Message } from '@sampan/contract'
import { isUnheard, played, react, reduceConversation } from '@sampan/sdk'
import { showEdited } from './edits.ts'
import { lastOwnAt } from './groups.ts'
import { preferencesIn } from './options.ts'
import { findHeld } from './search.ts'
import {
  type ActRow,
  type BlobRow,
  type ConversationRow,
  messageRange,
  type OutboxRow,
  peopleOf,
  posterKey,
  type Store,
} from './store.ts'
import type { ConversationView, Outgoing, OutgoingBody, PeopleIn, Queries, TimelineEntry } from './types.ts'

/** So many messages are read at once for the timeline. */
const STRETCH = 64

export function createQueries(store: Store): Queries {
  const heldMessages = (conversationId: string, fromSeq: number, toSeq: number) =>
    store.messages
      .where('[conversationId+seq]')
      .between(...messageRange(conversationId, fromSeq, toSeq), true, true)
      .toArray()

  /** The same, in stretches that are asked for by the same numbers each time: what did not change is not read again. */
  const heldInStretches = async (conversationId: string, fromSeq: number, toSeq: number): Promise<Message[]> => {
    const stretches: PromiseLike<Message[]>[] = []
    for (let first = fromSeq - (fromSeq % STRETCH); first <= toSeq; first += STRETCH)
      stretches.push(heldMessages(conversationId, first, first + STRETCH - 1))
    return (await Promise.all(stretches)).flat().filter(({ seq }) => seq >= fromSeq && seq <= toSeq)
  }

  const view = async (row: ConversationRow, beside: Beside): Promise<ConversationView> => {
    const acts = beside.acts.filter((act) => act.conversationId === row.id)
    const conversation = await layOver(row, acts)
    const outgoing = beside.outgoing.filter((entry) => entry.conversationId === row.id)
    const waiting = outgoing.filter(({ state }) => state !== 'failed').at(-1) ?? null
    const sentAt = conversation.lastMessage?.sentAt ?? conversation.createdAt
    return {
      conversation,
      activeAt: waiting && waiting.createdAt > sentAt ? waiting.createdAt : sentAt,
      draft: beside.drafts.find((draft) => draft.conversationId === row.id)?.text ?? '',
      outgoing: waiting && asOutgoing(waiting, undefined),
      failedCount: outgoing.filter(({ state }) => state === 'failed').length,
    }
  }

  const layOver = async (row: ConversationRow, acts: ActRow[]): Promise<Conversation> => {
    let { conversation } = row
    for (const act of acts) {
      if (act.kind === 'preferences') {
        conversation = { ...conversation, ...preferencesIn(act) }
      }
      if (act.kind === 'read' && act.seq > conversation.readSeq) conversation = await readUpTo(conversation, act.seq)
      const { lastMessage } = conversation
      if (lastMessage && act.kind === 'edit' && act.seq === lastMessage.seq) {
        conversation = { ...conversation, lastMessage: showEdited(lastMessage, act.words, act.editedAt) }
      }
      if (lastMessage && act.kind === 'hide' && act.seq === lastMessage.seq) {
        conversation = { ...conversation, lastMessage: { ...lastMessage, body: { kind: 'hidden' }, reactions: [] } }
      }
    }
    return conversation
  }

  /** As it will be when the server knows of the mark, as far as the messages held here tell. */
  const readUpTo = async (conversation: Conversation, seq: number): Promise<Conversation> => {
    const { id, unread } = conversation
    const later = await heldMessages(id, seq + 1, unread.upToSeq)
    const isAllHeld = later.length === Math.max(0, unread.upToSeq - seq)
    if (!isAllHeld) return { ...conversation, readSeq: seq }
    const mark = {
      conversationId: id,
      readSeq: seq,
      unread: { count: 0, upToSeq: Math.min(seq, unread.upToSeq) },
      mentionedSeq: null,
    }
    const selfId = (await store.readSession())?.memberId ?? ''
    const event = { name: 'chat.readMarkMoved', body: mark } as const
    return reduceConversation(conversation, event, selfId, () => later).conversation ?? conversation
  }

  const readBeside = async (): Promise<Beside> => ({
    acts: await store.acts.toArray(),
    drafts: await store.drafts.toArray(),
    outgoing: await store.outbox.orderBy('order').toArray(),
  })

  const allViews = async (): Promise<ConversationView[]> => {
    const beside = await readBeside()
    const rows = await store.conversations.toArray()
    return Promise.all(rows.map((row) => view(row, beside)))
  }

  const waiting = async () => {
    const acts = Map.groupBy(await store.acts.toArray(), ({ conversationId }) => conversationId)
    const rows = await store.conversations.toArray()
    const conversations = await Promise.all(
      rows.map((row) => {
        const changes = acts.get(row.id)
        return changes ? layOver(row, changes) : row.conversation
      }),
    )
    const unread = conversations.reduce(
      (sum, { muted, strongAlert, unread }) => sum + (muted && !strongAlert ? 0 : unread.count),
      0,
    )
    return { unread, alerting: conversations.some(({ strongAlert }) => strongAlert) }
  }

  return {
    self: () => store.self.toCollection().first(),
    devices: () => store.devices.toArray(),
    relations: () => store.relations.toArray(),
    relation: (memberId) => store.relations.get(memberId),
    conversations: async () => (await allViews()).sort(byPlace),
    async conversation(conversationId) {
      const row = await store.conversations.get(conversationId)
      return row && view(row, await readBeside())
    },
    async directWith(memberId) {
      const row = await store.conversations.filter(({ conversation }) => conversation.peer?.id === memberId).first()
      return row?.conversation
    },
    unreadTotal: async () => (await waiting()).unread,
    waiting,
    async timeline(conversationId, wanted) {
      const row = await store.conversations.get(conversationId)
      const outgoing = await store.outbox
        .orderBy('order')
        .filter((entry) => entry.conversationId === conversationId)
        .toArray()
      const blobs = await store.blobs.bulkGet(outgoing.map(({ messageId }) => messageId))
      const posters = await store.blobs.bulkGet(outgoing.map(({ messageId }) => posterKey(messageId)))
      const acts = await store.acts.where('conversationId').equals(conversationId).toArray()
      const selfId = (await store.readSession())?.memberId ?? ''
      const heldToSeq = row?.toSeq ?? 0
      const from = typeof wanted === 'number' ? heldToSeq - wanted + 1 : wanted.fromSeq
      const fromSeq = Math.max(row?.fromSeq ?? 0, from)
      const toSeq = Math.min(heldToSeq, (typeof wanted === 'number' ? null : wanted.toSeq) ?? heldToSeq)
      const hasNewer = toSeq < heldToSeq
      const messages = row ? await heldInStretches(conversationId, fromSeq, toSeq) : []
      const shown = messages.map((message) => showMessage(message, acts, selfId))
      return {
        entries: [
          ...shown.filter(({ body }) => body.kind !== 'hidden' && body.kind !== 'expired').map(messageEntry),
          ...(hasNewer ? [] : outgoing.map((entry, index) => outgoingEntry(entry, blobs[index], posters[index]))),
        ],
        hasOlder: row !== undefined && fromSeq > row.conversation.firstSeq,
        hasNewer,
        heldFromSeq: row?.fromSeq ?? 0,
        heldToSeq,
      }
    },
    async message(conversationId, seq) {
      const key: [string, number] = [conversationId, seq]
      return (await store.messages.get(key)) ?? (await store.quotes.get(key))
    },
    messageById: (conversationId, messageId) =>
      store.messages
        .where('[conversationId+seq]')
        .between(...messageRange(conversationId, 0, Number.MAX_SAFE_INTEGER), true, true)
        .reverse()
        .filter(({ id }) => id === messageId)
        .first(),
    members: async (conversationId) => (await store.rosters.get(conversationId))?.members ?? [],
    peopleIn: (conversationId) => readPeopleIn(store, conversationId),
    people: () => readPeople(store),
    async nicknames() {
      const rosters = await store.rosters.toArray()
      return new Map(rosters.map(({ conversationId, members }) => [conversationId, nicknamesOf(members)]))
    },
    async nextVoice(conversationId, afterSeq) {
      const selfId = (await store.readSession())?.memberId ?? ''
      const acts = await store.acts.where('conversationId').equals(conversationId).toArray()
      return store.messages
        .where('[conversationId+seq]')
        .between(...messageRange(conversationId, afterSeq + 1, Number.MAX_SAFE_INTEGER), true, true)
        .filter((message) => isUnheard(showMessage(message, acts, selfId), selfId))
        .first()
    },
    async pictures(conversationId) {
      const messages = await heldMessages(conversationId, 0, Number.MAX_SAFE_INTEGER)
      return messages.filter(({ body }) => body.kind === 'picture')
    },
    findHeld: (search, limit) => findHeld(store, search, limit),
    lastOwnAt: (conversationId) => lastOwnAt(store, conversationId),
    async draft(conversationId) {
      const draft = await store.drafts.get(conversationId)
      return draft && (draft.text !== '' || draft.replyToSeq !== null) ? draft : undefined
    },
    wallet: async () => (await store.wallet.get('wallet'))?.wallet ?? null,
    latestEntries: (limit) => store.entries.orderBy('at').reverse().limit(limit).toArray(),
    stall: async () => (await store.stall.get('stall')) ?? null,
    order: async (orderId) => (await store.orders.get(orderId)) ?? null,
    charge: async (chargeId) => (await store.charges.get(chargeId)) ?? null,
    async ownCharges() {
      const memberId = (await store.readSession())?.memberId
      return (await store.charges.toArray()).filter(({ payer }) => payer.memberId === memberId)
    },
    received: (at, limit) =>
      store.received
        .orderBy('at')
        .reverse()
        .filter(({ stall }) => (stall === null) === (at === 'person'))
        .limit(limit)
        .toArray(),
    payCodes: () => store.payCodes.orderBy('from').toArray(),
    favourites: () => store.favourites.orderBy('keptAt').reverse().toArray(),
    contactTags: async () => (await store.contactTags.get('contactTags'))?.tags ?? null,
    ownPhone: async () => (await store.ownPhone.get('ownPhone'))?.phone ?? null,
    retention: async () => (await store.retention.get('retention'))?.rules ?? null,
    async recentPrograms() {
      const row = await store.programs.get('recents')
      return row && 'recents' in row ? row.recents : null
    },
    async programPermissions(programId) {
      const row = await store.programs.get(`permissions ${programId}`)
      return row && 'permissions' in row ? row.permissions : null
    },
    async programBundle(programId) {
      const row = await store.programs.get(`bundle ${programId}`)
      return row && 'hash' in row ? { hash: row.hash, stage: row.stage } : null
    },
    stickers: async () => (await store.stickers.get('stickers'))?.stickers ?? null,
    funding: async () => (await store.funding.get('funding')) ?? null,
    fundingOrders: () => store.fundingOrders.orderBy('createdAt').reverse().toArray(),
    fundingOrder: async (orderId) => (await store.fundingOrders.get(orderId)) ?? null,
  }
}

interface Beside {
  acts: ActRow[]
  drafts: { conversationId: string; text: string }[]
  outgoing: OutboxRow[]
}

const messageEntry = (message: Message): TimelineEntry => ({ kind: 'message', key: message.id, message })

const outgoingEntry = (row: OutboxRow, bytes: BlobRow | undefined, poster?: BlobRow): TimelineEntry => ({
  kind: 'outgoing',
  key: row.messageId,
  outgoing: asOutgoing(row, bytes, poster),
})

function asOutgoing(row: OutboxRow, bytes: BlobRow | undefined, poster?: BlobRow): Outgoing {
  const { messageId, conversationId, state, error, createdAt, body, replyToSeq, forwarded } = row
  return {
    messageId,
    conversationId,
    state,
    error,
    createdAt,
    body: withBytes(body, bytes, poster),
    replyToSeq,
    forwarded,
  }
}

function withBytes(body: OutgoingBody, bytes: BlobRow | undefined, poster: BlobRow | undefined): OutgoingBody {
  if (!bytes || !('blob' in body)) return body
  return body.kind === 'video'
    ? { ...body, blob: bytes.blob, poster: poster?.blob ?? null }
    : { ...body, blob: bytes.blob }
}

function showMessage(message: Message, acts: readonly ActRow[], selfId: string): Message {
  let shown = message
  for (const act of acts) {
    if (act.kind === 'react' && act.seq === message.seq) {
      shown = { ...shown, reactions: react(shown.reactions, selfId, act.emoji) }
    }
    if (act.kind === 'played' && act.seq === message.seq) shown = played(shown, selfId)
    if (act.kind === 'edit' && act.seq === message.seq) shown = showEdited(shown, act.words, act.editedAt)
    if (act.kind === 'hide' && act.seq === message.seq) shown = { ...shown, body: { kind: 'hidden' } }
  }
  return shown
}

const nicknamesOf = (members: readonly ConversationMember[]): Map<string, string> =>
  new Map(members.flatMap(({ member, nickname }) => (nickname === null ? [] : [[member.id, nickname] as const])))

function byPlace(a: ConversationView, b: ConversationView): number {
  if (a.conversation.pinned !== b.conversation.pinned) return a.conversation.pinned ? -1 : 1
  if (a.activeAt !== b.activeAt) return a.activeAt < b.activeAt ? 1 : -1
  return a.conversation.id < b.conversation.id ? 1 : -1
}

async function readPeopleIn(store: Store, conversationId: string): Promise<PeopleIn> {
  const [row, roster, self] = await Promise.all([
    store.conversations.get(conversationId),
    store.rosters.get(conversationId),
    store.self.toCollection().first(),
  ])
  const met = [...(roster?.members ?? []).map(({ member }) => member), ...(row ? peopleOf(row.conversation) : [])]
  // Who is in a group is not known yet: whoever one knows may be.
  const isUnknown = row?.conversation.kind === 'group' && !roster
  const relations = isUnknown
    ? await store.relations.toArray()
    : await store.relations.bulkGet([...new Set(met.map(({ id }) => id))])
  const related = relations.filter((relation) => relation !== undefined)
  const members = new Map(
    [...met, ...related.map(({ member }) => member), ...(self ? [self.member] : [])].map((each) => [each.id, each]),
  )
  return {
    members: [...members.values()],
    remarks: related.flatMap(({ member, remark }) => (remark === null ? [] : [[member.id, remark] as const])),
    nicknames: [...nicknamesOf(roster?.members ?? [])],
  }
}

/** Relations last: their profiles are the freshest, since every change of one is told. */
async function readPeople(store: Store): Promise<Map<string, Member>> {
  const rosters = await store.rosters.toArray()
  const conversations = await store.conversations.toArray()
  const relations = await store.relations.toArray()
  const self = await store.self.toCollection().first()
  const members = [
    ...rosters.flatMap((roster) => roster.members.map(({ member }) => member)),
    ...conversations.flatMap(({ conversation }) => peopleOf(conversation)),
    ...relations.map(({ member }) => member),
    ...(self ? [self.member] : []),
  ]
  return new Map(members.map((member) => [member.id, member]))
}
