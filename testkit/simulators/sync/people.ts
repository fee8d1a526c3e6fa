/** What the people of the simulation do with the app, through its public face alone. */
import type { Message } from '@sampan/contract'
import { ApiError, OfflineError } from '@sampan/sdk'
import type { ConversationView, Sync } from '../../../web/src/sync/index.ts'
import type { Dice } from './random.ts'

export interface Doing {
  sync: Sync
  selfId: string
  everyoneIds: readonly string[]
  /** Where most of it happens. */
  busyId: string
  dice: Dice
  makeId(): string
  /** A message was put into the outbox. */
  onQueued(messageId: string, conversationId: string): void
}

type Act = (doing: Doing, view: ConversationView, messages: Message[]) => Promise<unknown>

const emojis = ['👍', '🎉', '😮', '❤️']

/** With how often each is done, in comparison. */
const acts: readonly (readonly [weight: number, act: Act])[] = [
  [40, sendText],
  [3, sendPicture],
  [2, sendVoice],
  [2, (doing, view, messages) => forward(doing, view, messages)],
  [
    20,
    ({ sync, dice }, view, messages) =>
      onSome(
        dice,
        messages,
        ({ conversationId, seq }) =>
          sync.actions.react(conversationId, seq, dice.chance(0.25) ? null : (dice.pick(emojis) ?? null)),
        view,
      ),
  ],
  [
    9,
    ({ sync, dice, selfId }, view, messages) =>
      onSome(
        dice,
        messages.filter(({ senderId }) => senderId === selfId),
        ({ conversationId, seq }) => sync.actions.recall(conversationId, seq),
        view,
      ),
  ],
  [
    4,
    ({ sync, dice }, view, messages) =>
      onSome(dice, messages, ({ conversationId, seq }) => sync.actions.hide(conversationId, seq), view),
  ],
  [
    14,
    ({ sync, dice }, view, messages) =>
      onSome(dice, messages.slice(-4), ({ conversationId, seq }) => sync.actions.markRead(conversationId, seq), view),
  ],
  [
    4,
    ({ sync, dice }, { conversation }) =>
      sync.actions.setPreferences(
        conversation.id,
        dice.chance(0.5) ? { muted: dice.chance(0.5) } : { pinned: dice.chance(0.5) },
      ),
  ],
  [5, ({ sync }, { conversation }) => sync.actions.open(conversation.id)],
  [4, ({ sync }, { conversation }) => sync.actions.loadOlder(conversation.id)],
  [2, ({ sync }, { conversation }) => sync.actions.loadMembers(conversation.id)],
  [
    2,
    ({ sync, dice }, { conversation }) =>
      sync.actions.loadQuotes(conversation.id, [dice.between(1, Math.max(1, conversation.lastSeq))]),
  ],
  [1, ({ sync }, { conversation }) => sync.actions.setDraft({ conversationId: conversation.id, text: 'almost' })],
  [1, async ({ sync }, { conversation }) => sync.actions.setTyping(conversation.id)],
  [
    2,
    ({ sync, dice, everyoneIds, selfId }) =>
      sync.actions.createGroup({
        title: null,
        memberIds: everyoneIds.filter((id) => id !== selfId && dice.chance(0.7)).slice(0, 3),
      }),
  ],
  [
    2,
    ({ sync, dice }, { conversation }) =>
      sync.actions.renameGroup(conversation.id, dice.pick(['Ferry', 'Choir', null]) ?? null),
  ],
  [
    4,
    ({ sync, dice, everyoneIds }, { conversation }) =>
      sync.actions.inviteMembers(conversation.id, [dice.pick(everyoneIds) ?? '']),
  ],
  [
    3,
    ({ sync, dice, everyoneIds }, { conversation }) =>
      sync.actions.removeMember(conversation.id, dice.pick(everyoneIds) ?? ''),
  ],
  [2, ({ sync }, { conversation }) => sync.actions.leaveGroup(conversation.id)],
  [
    2,
    ({ sync, dice, everyoneIds }, { conversation }) =>
      sync.actions.setRole(conversation.id, dice.pick(everyoneIds) ?? '', dice.chance(0.5) ? 'admin' : 'member'),
  ],
  [2, ({ sync, dice }) => sync.actions.updateProfile({ name: `Name ${dice.between(1, 99)}` })],
  [
    1,
    ({ sync, dice, everyoneIds }) =>
      sync.actions.setRemark(dice.pick(everyoneIds) ?? '', `Friend ${dice.between(1, 9)}`),
  ],
  [1, ({ sync, dice, everyoneIds }) => sync.actions.blockMember(dice.pick(everyoneIds) ?? '')],
  [3, ({ sync, dice, everyoneIds }) => sync.actions.unblockMember(dice.pick(everyoneIds) ?? '')],
  [1, retryFailed],
  [3, ({ sync }) => sync.actions.loadWallet()],
  [6, sendTransfer],
  [9, answerTransfer],
]

function pickAct(at: number): Act | undefined {
  let passed = 0
  for (const [weight, act] of acts) {
    passed += weight
    if (at < passed) return act
  }
  return undefined
}

const weightSum = acts.reduce((sum, [weight]) => sum + weight, 0)

/** One person does one thing, whatever the screen shows. Refusals and a missing network are part of life. */
export async function doSomething(doing: Doing): Promise<void> {
  const { sync, dice } = doing
  const act = pickAct(dice.roll() * weightSum)
  const views = await sync.queries.conversations()
  const busy = views.find(({ conversation }) => conversation.id === doing.busyId)
  const view = busy && dice.chance(0.6) ? busy : dice.pick(views)
  if (!act || !view) return
  const { entries } = await sync.queries.timeline(view.conversation.id, 30)
  const messages = entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []))
  try {
    await act(doing, view, messages)
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof OfflineError)) throw error
  }
}

async function onSome(
  dice: Dice,
  messages: readonly Message[],
  act: (message: Message) => Promise<unknown>,
  _view: ConversationView,
) {
  // People mostly answer to what was just said.
  const message = dice.pick(dice.chance(0.7) ? messages.slice(-3) : messages)
  if (message) await act(message)
}

async function sendText(
  { sync, dice, everyoneIds, onQueued }: Doing,
  { conversation }: ConversationView,
  messages: Message[],
) {
  const conversationId = conversation.id
  for (let count = dice.chance(0.2) ? 4 : 1; count > 0; count -= 1) {
    const mentioned = dice.chance(0.2) ? dice.pick(everyoneIds) : undefined
    const messageId = await sync.actions.sendText({
      conversationId,
      text: `@you ${dice.between(1, 9_999)}`,
      mentions: mentioned ? [{ memberId: mentioned, offset: 0, length: 4 }] : [],
      replyToSeq: dice.chance(0.1) ? (dice.pick(messages)?.seq ?? null) : null,
    })
    onQueued(messageId, conversationId)
  }
}

async function sendPicture({ sync, onQueued }: Doing, { conversation }: ConversationView) {
  const conversationId = conversation.id
  const blob = new Blob(['picture'])
  onQueued(
    await sync.actions.sendPicture({ conversationId, blob, width: 1, height: 1, caption: 'Look' }),
    conversationId,
  )
}

async function sendVoice({ sync, onQueued }: Doing, { conversation }: ConversationView) {
  const conversationId = conversation.id
  const voice = { blob: new Blob(['voice']), durationMs: 900, waveform: Array.from({ length: 28 }, () => 7) }
  onQueued(await sync.actions.sendVoice({ conversationId, ...voice }), conversationId)
}

async function forward({ sync, dice }: Doing, { conversation }: ConversationView, messages: Message[]) {
  const message = dice.pick(messages)
  const views = await sync.queries.conversations()
  const to = dice.pick(views)?.conversation.id ?? conversation.id
  if (message) await sync.actions.forward({ conversationId: conversation.id, seq: message.seq }, [to])
}

const directOnes = async ({ sync }: Doing): Promise<string[]> =>
  (await sync.queries.conversations()).flatMap(({ conversation: { kind, id } }) => (kind === 'direct' ? [id] : []))

async function sendTransfer(doing: Doing) {
  const { sync, dice, makeId } = doing
  const conversationId = dice.pick(await directOnes(doing))
  if (conversationId === undefined) return
  const transfer = { conversationId, amount: String(dice.between(1, 40_00)), currency: 'EUR', note: '' }
  await sync.actions.sendTransfer({ transferId: makeId(), ...transfer })
}

async function answerTransfer(doing: Doing) {
  const { sync, dice, selfId } = doing
  const waiting: string[] = []
  for (const conversationId of await directOnes(doing)) {
    const { entries } = await sync.queries.timeline(conversationId, 30)
    for (const entry of entries) {
      const body = entry.kind === 'message' ? entry.message.body : undefined
      if (body?.kind === 'transfer' && body.state === 'waiting' && body.toId === selfId) waiting.push(body.transferId)
    }
  }
  const transferId = dice.pick(waiting)
  if (transferId) await sync.actions.answerTransfer(transferId, dice.chance(0.7) ? 'accept' : 'return')
}

async function retryFailed({ sync, dice }: Doing, { conversation }: ConversationView) {
  const { entries } = await sync.queries.timeline(conversation.id, 1)
  const failed = dice.pick(
    entries.flatMap((entry) =>
      entry.kind === 'outgoing' && entry.outgoing.state === 'failed' ? [entry.outgoing] : [],
    ),
  )
  if (failed) await sync.actions.retry(failed.messageId)
}
