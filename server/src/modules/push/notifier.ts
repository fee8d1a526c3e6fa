/**
 * Hears what happens and has it told to devices whose people are not looking. The bus is only the bell: what is told is
 * read when it is sent. A server that is killed in the moment between owes at most a notification, never a message.
 */
import { createHash } from 'node:crypto'
import type { Conversation } from '@sampan/contract'
import type { Ring } from '../../kernel/bus.ts'
import { enqueueJob } from '../../kernel/jobs.ts'
import { isDeviceSignedIn } from '../accounts/index.ts'
import { listUnaware } from '../chat/index.ts'
import { composeNotice } from './compose.ts'
import { isQuiet, standardPreferences } from './rules.ts'
import { type SendOutcome, sendPush } from './send.ts'
import type { PushAbout, PushServices } from './services.ts'
import { listDeviceIds, listSubscribers, readPreferences, readSubscription, removeSubscription } from './store.ts'

/** Messages that follow each other at once are told once. */
const GATHER_MS = 300
/** Whoever is looking has so long to read before it is looked again. */
const LOOK_AGAIN_MS = 20_000
const AWAKE_MS = 75_000
const TRIES_MAX = 6
/** What is older is no news. */
const STALE_MS = 3_600_000
const TTL_SECONDS = 24 * 3_600

export interface Notifier {
  /** Begins to listen; answers how to stop. */
  start(): () => void
  /** A person looks at the app on a device, or no more. */
  setAwake(memberId: string, deviceId: string, awake: boolean): void
  /** From now on the member has a device to be told. */
  follow(memberId: string): void
  /** The job: tells one device, if there still is anything to tell. Throws to be tried again. */
  tell(job: { deviceId: string; about: PushAbout; at: string }): Promise<void>
  /** Resolves when what was heard so far has become jobs. */
  settled(): Promise<void>
}

export function createNotifier(services: PushServices): Notifier {
  const { db, bus, clock, log } = services
  const awake = new Map<string, Map<string, number>>()
  const heard = new Map<string, { fromSeq: number; seq: number; senderId: string }>()
  let subscribers: Promise<Set<string>> | undefined
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()

  const knownSubscribers = () => {
    subscribers ??= listSubscribers(db).then((ids) => new Set(ids))
    subscribers.catch(() => {
      subscribers = undefined
    })
    return subscribers
  }

  function isAwake(memberId: string): boolean {
    const devices = awake.get(memberId)
    if (!devices) return false
    const now = clock.now().getTime()
    for (const [deviceId, until] of devices) if (until <= now) devices.delete(deviceId)
    if (devices.size === 0) awake.delete(memberId)
    return devices.size > 0
  }

  const inBackground = (work: () => Promise<void>) => {
    working = working.then(work).catch((error: unknown) => {
      log.warn({ err: error }, 'a notification could not be planned')
    })
  }

  async function plan(memberIds: readonly string[], about: PushAbout, tag: string): Promise<void> {
    const known = await knownSubscribers()
    const told = memberIds.filter((id) => known.has(id))
    if (told.length === 0) return
    const at = clock.now().toISOString()
    for (const { deviceId, memberId } of await listDeviceIds(db, told)) {
      await enqueueJob(
        db,
        'sendPush',
        { deviceId, about, at },
        // The same key takes the place of one that still waits: the last message of a conversation is told, once.
        { key: `push ${deviceId} ${tag}`, triesMax: TRIES_MAX, ...(isAwake(memberId) && { afterMs: LOOK_AGAIN_MS }) },
      )
    }
  }

  async function planMessages(): Promise<void> {
    const places = [...heard]
    heard.clear()
    if ((await knownSubscribers()).size === 0) return
    for (const [conversationId, { fromSeq, seq: toSeq, senderId }] of places) {
      const unaware = await listUnaware(db, conversationId, fromSeq, toSeq)
      const others = unaware.filter(({ memberId }) => memberId !== senderId)
      for (const [seq, people] of Map.groupBy(others, (each) => each.seq)) {
        const ids = people.map(({ memberId }) => memberId)
        await plan(ids, { kind: 'message', conversationId, seq }, conversationId)
      }
    }
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (heard.size > 0) inBackground(planMessages)
  }

  function hear(ring: Ring): void {
    if (ring.type === 'message') {
      const { conversationId, seq, senderId, body } = ring.message
      if (senderId === null || body.kind === 'note') return
      heard.set(conversationId, { fromSeq: heard.get(conversationId)?.fromSeq ?? seq, seq, senderId })
      timer ??= setTimeout(flush, GATHER_MS).unref()
      return
    }
    if (ring.type !== 'log') return
    const { memberId } = ring
    for (const { name, body } of ring.entries) {
      if (name === 'contacts.relationChanged' && body.relation.state === 'requestedByOther') {
        const otherId = body.relation.member.id
        inBackground(() => plan([memberId], { kind: 'request', otherId }, `request ${otherId}`))
      }
      if (name === 'chat.conversationJoined' && isBroughtIn(body.conversation, memberId)) {
        const conversationId = body.conversation.id
        inBackground(() => plan([memberId], { kind: 'invitation', conversationId }, `invitation ${conversationId}`))
      }
      if (name === 'wallet.moved') {
        for (const { id, kind, amount, currency, with: other } of body.entries) {
          // Transfers, packets and bills stand in conversations, which tell of them.
          if (kind !== 'payment' || BigInt(amount) <= 0n) continue
          const fromId = 'memberId' in other ? other.memberId : null
          inBackground(() => plan([memberId], { kind: 'money', entryId: id, amount, currency, fromId }, `money ${id}`))
        }
      }
    }
  }

  return {
    start() {
      return services.services.length > 0 ? bus.listen(hear) : () => {}
    },
    setAwake(memberId, deviceId, isLooking) {
      const devices = awake.get(memberId) ?? new Map<string, number>()
      if (isLooking) devices.set(deviceId, clock.now().getTime() + AWAKE_MS)
      else devices.delete(deviceId)
      if (devices.size > 0) awake.set(memberId, devices)
      else awake.delete(memberId)
    },
    follow(memberId) {
      if (subscribers) inBackground(async () => void (await knownSubscribers()).add(memberId))
    },
    async tell({ deviceId, about, at }) {
      const subscription = await readSubscription(db, deviceId)
      if (!subscription || services.services.length === 0) return
      const { member_id: memberId } = subscription
      if (!(await isDeviceSignedIn(db, deviceId))) return removeSubscription(db, deviceId)
      const now = clock.now()
      if (now.getTime() - Date.parse(at) > STALE_MS || isAwake(memberId)) return
      const preferences = (await readPreferences(db, memberId)) ?? standardPreferences
      const notice = await composeNotice(services, memberId, about, {
        previews: preferences.previews,
        quiet: isQuiet(preferences, now),
      })
      if (!notice) return
      const topic = createHash('sha256').update(`${memberId} ${notice.tag}`).digest('base64url').slice(0, 32)
      const outcome: SendOutcome = await sendPush(services, subscription, {
        payload: JSON.stringify(notice),
        topic,
        ttlSeconds: TTL_SECONDS,
      })
      if (outcome === 'gone') await removeSubscription(db, deviceId, subscription.endpoint)
      if (outcome === 'refused') log.warn({ service: new URL(subscription.endpoint).host }, 'a push was refused')
      // The job is tried again, with growing pauses.
      if (outcome === 'busy') throw new Error('The push service is busy or does not answer')
    },
    async settled() {
      flush()
      await working
    },
  }
}

/** Others put it into a group; who makes one, or comes by a link, knows. */
function isBroughtIn({ kind, lastMessage }: Conversation, memberId: string): boolean {
  const note = lastMessage?.body.kind === 'note' ? lastMessage.body.note : null
  if (kind !== 'group' || note === null) return false
  return (note.type === 'groupCreated' || note.type === 'membersInvited') && note.byId !== memberId
}
