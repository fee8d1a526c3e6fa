/**
 * The offline store. What an event or a message changes is written in one transaction with the number that says it was
 * seen, so a crash at any moment leaves a state from which the next start goes on.
 */
import type {
  Charge,
  Conversation,
  Device,
  Favourite,
  FundingOrder,
  IssuedCode,
  LogEntry,
  Member,
  Message,
  Order,
  Payment,
  Relation,
  Self,
  WalletEntry,
} from '@sampan/contract'
import { Dexie, type DexieOptions, type Table } from 'dexie'
import { type MediaKeeper, noMedia } from './media.ts'
import type {
  ActRow,
  BlobRow,
  ContactTagsRow,
  ConversationRow,
  FundingRow,
  OutboxRow,
  OwnPhoneRow,
  ProgramsRow,
  RetentionRow,
  RosterRow,
  SessionRow,
  StallRow,
  StickersRow,
  WalletRow,
} from './rows.ts'
import type { Draft } from './types.ts'

export type * from './rows.ts'

/** Any change of the lists below needs a new version with an upgrade, or the name of a new database. */
const schema = {
  meta: 'key',
  self: 'member.id',
  devices: 'id',
  relations: 'member.id',
  conversations: 'id',
  rosters: 'conversationId',
  messages: '[conversationId+seq]',
  quotes: '[conversationId+seq]',
  log: 'seq',
  outbox: '++order, &messageId, [conversationId+state], state',
  acts: 'subject, conversationId',
  drafts: 'conversationId',
  blobs: 'messageId',
}

/** Money came later: new lists need no upgrade of what is held. */
const moneySchema = {
  wallet: 'key',
  entries: 'id, at',
  stall: 'key',
  orders: 'id',
  received: 'id, at',
  charges: 'id, state',
  payCodes: 'from',
}

const fundingSchema = { funding: 'key', fundingOrders: 'id, createdAt' }

/** By when they go: what stays has no place in these. */
const expiringSchema = { messages: `${schema.messages}, expiresAt`, quotes: `${schema.quotes}, expiresAt` }

/** What one keeps came with the messenger. */
const keptSchema = { stickers: 'key', favourites: 'id, keptAt' }

const contactSchema = { contactTags: 'key', ownPhone: 'key' }

/** What one keeps about a contact came with the tags; relations from before lack it. */
const lackingAbout = { starred: false, tagIds: [], note: null, phones: [] }

export class Store extends Dexie {
  /** Keeps the bytes of what stands in here. */
  readonly media: MediaKeeper
  readonly meta: Table<SessionRow, string>
  readonly self: Table<Self, string>
  readonly devices: Table<Device, string>
  readonly relations: Table<Relation, string>
  readonly conversations: Table<ConversationRow, string>
  readonly rosters: Table<RosterRow, string>
  readonly messages: Table<Message, [string, number]>
  /** Quoted messages outside of what is held. */
  readonly quotes: Table<Message, [string, number]>
  /** The latest entries of the log: what an answer that was asked for earlier may not know yet. */
  readonly log: Table<LogEntry, number>
  readonly outbox: Table<OutboxRow, number>
  readonly acts: Table<ActRow, string>
  readonly drafts: Table<Draft, string>
  readonly blobs: Table<BlobRow, string>
  readonly wallet: Table<WalletRow, string>
  /** The latest lines of one's statement. */
  readonly entries: Table<WalletEntry, string>
  readonly stall: Table<StallRow, string>
  /** Of one's own stall, as far as they were made or changed while this device looked. */
  readonly orders: Table<Order, string>
  /** The latest payments by code that came in. */
  readonly received: Table<Payment, string>
  /** Charges, as payer or as stall. */
  readonly charges: Table<Charge, string>
  /** Codes to show at a till: what makes the page work offline. */
  readonly payCodes: Table<IssuedCode, string>
  readonly funding: Table<FundingRow, string>
  /** Top-ups and withdrawals, as far as they were asked for. */
  readonly fundingOrders: Table<FundingOrder, string>
  readonly stickers: Table<StickersRow, string>
  readonly contactTags: Table<ContactTagsRow, string>
  readonly ownPhone: Table<OwnPhoneRow, string>
  /** All of them, once they were asked for. */
  readonly favourites: Table<Favourite, string>
  readonly retention: Table<RetentionRow, string>
  readonly programs: Table<ProgramsRow, string>

  constructor(name: string, options: DexieOptions = {}, media: MediaKeeper = noMedia) {
    // What several screens ask for at once is read once, and handed out without a copy: nobody changes what was read.
    super(name, { cache: 'immutable', ...options })
    this.media = media
    this.version(1).stores(schema)
    this.version(2).stores({ ...schema, ...moneySchema })
    this.version(3).stores({ ...schema, ...moneySchema, ...fundingSchema })
    this.version(4).stores(expiringSchema)
    this.version(5).stores(keptSchema)
    this.version(6)
      .stores(contactSchema)
      .upgrade(async (upgrading) => {
        await upgrading
          .table<Relation>('relations')
          .toCollection()
          .modify((relation) => {
            Object.assign(relation, { ...lackingAbout, ...relation })
          })
        await upgrading
          .table<LogEntry>('log')
          .toCollection()
          .modify(({ body }) => {
            if ('relation' in body) Object.assign(body.relation, { ...lackingAbout, ...body.relation })
          })
      })
    this.version(7).stores({ retention: 'key' })
    this.version(8).stores({ programs: 'key' })
    this.meta = this.table('meta')
    this.self = this.table('self')
    this.devices = this.table('devices')
    this.relations = this.table('relations')
    this.conversations = this.table('conversations')
    this.rosters = this.table('rosters')
    this.messages = this.table('messages')
    this.quotes = this.table('quotes')
    this.log = this.table('log')
    this.outbox = this.table('outbox')
    this.acts = this.table('acts')
    this.drafts = this.table('drafts')
    this.blobs = this.table('blobs')
    this.wallet = this.table('wallet')
    this.entries = this.table('entries')
    this.stall = this.table('stall')
    this.orders = this.table('orders')
    this.received = this.table('received')
    this.charges = this.table('charges')
    this.payCodes = this.table('payCodes')
    this.funding = this.table('funding')
    this.fundingOrders = this.table('fundingOrders')
    this.stickers = this.table('stickers')
    this.contactTags = this.table('contactTags')
    this.ownPhone = this.table('ownPhone')
    this.favourites = this.table('favourites')
    this.retention = this.table('retention')
    this.programs = this.table('programs')
  }

  /** Nobody waits for it: this is done within transactions, which end while something else is waited for. */
  private forgetMedia(): void {
    this.media.forgetAll().catch((error: unknown) => console.error(error))
  }

  readSession(): Promise<SessionRow | undefined> {
    return this.meta.get('session')
  }

  /** Forgets everything, and with `session` belongs to that member from now on. */
  async begin(session: Omit<SessionRow, 'key'> | null, self?: Self): Promise<void> {
    await this.transaction('rw', this.tables, async () => {
      await Promise.all(this.tables.map((table) => table.clear()))
      if (session) await this.meta.put({ key: 'session', ...session })
      if (self) await this.self.put(self)
    })
    this.forgetMedia()
  }

  /** Takes up a session where there is none. */
  async beginIfEmpty(session: Omit<SessionRow, 'key'>): Promise<void> {
    await this.transaction('rw', this.tables, async () => {
      if (!(await this.readSession())) await this.begin(session)
    })
  }

  /** Forgets everything, if it is still of this epoch: another tab may have signed in anew. */
  async end(epoch: string | undefined): Promise<void> {
    await this.transaction('rw', this.tables, async () => {
      if ((await this.readSession())?.epoch === epoch) await this.begin(null)
    })
  }

  /** Forgets what the server told, keeping what was written here and not sent. */
  async beginAnew(session: Omit<SessionRow, 'key' | 'logSeq'>): Promise<void> {
    const kept = new Set<string>(['meta', 'outbox', 'drafts', 'blobs', 'acts'])
    await this.transaction('rw', this.tables, async () => {
      await Promise.all(this.tables.filter((table) => !kept.has(table.name)).map((table) => table.clear()))
      await this.meta.put({ key: 'session', ...session, logSeq: null })
    })
    this.forgetMedia()
  }
}

/** Under this name the poster of a video stands in `blobs`, beside the video under the message's own. */
export const posterKey = (messageId: string): string => `${messageId}:poster`

/** Forgets the bytes of a message that is sent, or never will be. */
export const dropBlobs = ({ blobs }: Store, messageId: string): Promise<void> =>
  blobs.bulkDelete([messageId, posterKey(messageId)])

/** All messages of a conversation from one number to another, ascending. */
export const messageRange = (
  conversationId: string,
  fromSeq: number,
  toSeq: number,
): [[string, number], [string, number]] => [
  [conversationId, fromSeq],
  [conversationId, toSeq],
]

/** The store was emptied, or belongs to someone else now. */
export class StoreChanged extends Error {
  constructor() {
    super('The store belongs to another session now.')
    this.name = 'StoreChanged'
  }
}

/** Those whose profile a conversation shows. */
export const peopleOf = ({ peer, faces }: Conversation): Member[] => (peer ? [peer, ...faces] : faces)
