/** What people rely on, one by one: the real sync against the model server, on a calm network. */
import { OfflineError } from '@sampan/sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Sync } from '../../../web/src/sync/index.ts'
import { judge } from './judge.ts'
import type { ModelConversation } from './modelWorld.ts'
import { createStage, type Place, type Stage } from './stage.ts'

const SECOND = 1_000

describe('sync', () => {
  let stage: Stage
  let mei: Place
  let omar: Place
  let chat: ModelConversation
  let group: ModelConversation

  beforeEach(async () => {
    stage = createStage({ seed: 1, aheadConversations: 1 })
    const [meiId = '', omarId = '', anyaId = ''] = stage.addMembers(3)
    chat = stage.addConversation('direct', [meiId, omarId], 3)
    await stage.pass(SECOND)
    group = stage.addConversation('group', [meiId, omarId, anyaId], 120)
    mei = stage.addPlace(meiId)
    omar = stage.addPlace(omarId)
    await stage.pass(5 * SECOND)
  })

  afterEach(async () => {
    const troubles = [...stage.troubles]
    await stage.end()
    expect(troubles).toEqual([])
  })

  const app = (place: Place): Sync => {
    const tab = place.tabs[0]
    if (!tab) throw new Error('No tab is open here')
    return tab
  }
  const reload = async (place: Place) => {
    stage.closeTab(place, app(place))
    stage.openTab(place)
    await stage.pass(10)
  }
  const texts = async (place: Place, conversation = chat) => {
    const { entries } = await app(place).queries.timeline(conversation.id, 50)
    return entries.flatMap((entry) => {
      const body = entry.kind === 'message' ? entry.message.body : entry.outgoing.body
      return body.kind === 'text' ? [body.text] : []
    })
  }
  const sendText = (place: Place, text: string) => app(place).actions.sendText({ conversationId: chat.id, text })
  const view = async (place: Place, conversation = chat) => {
    const shown = await app(place).queries.conversation(conversation.id)
    if (!shown) throw new Error('The conversation is not there')
    return shown
  }

  it('shows the lists of a new device when it says that it is ready', async () => {
    expect(app(mei).status.get()).toMatchObject({ session: 'signedIn', link: 'online', ready: true, upToDate: true })
    expect(await app(mei).queries.conversations()).toHaveLength(2)
    expect(await app(mei).queries.relations()).toHaveLength(2)
    expect((await app(mei).queries.self())?.member.id).toBe(mei.memberId)
    expect((await app(mei).queries.people()).size).toBe(3)
  })

  it('has fetched some of the latest conversation before anyone opened it', async () => {
    const counts = await Promise.all(
      [chat, group].map(async (one) => (await app(mei).queries.timeline(one.id, 50)).entries.length),
    )
    expect(counts.sort((a, b) => a - b)).toEqual([1, 21])
  })

  it('brings a message to the other one under the key that it was born with', async () => {
    const messageId = await sendText(mei, 'Hello')
    const before = await app(mei).queries.timeline(chat.id, 10)
    expect(before.entries.at(-1)).toMatchObject({ kind: 'outgoing', key: messageId, outgoing: { state: 'waiting' } })
    await stage.pass(SECOND)
    const after = await app(mei).queries.timeline(chat.id, 10)
    expect(after.entries.at(-1)).toMatchObject({ kind: 'message', key: messageId })
    expect((await texts(omar)).at(-1)).toBe('Hello')
    expect((await view(omar)).conversation.unread.count).toBeGreaterThan(0)
  })

  it('opens offline with everything, and sends what was written there after a reload, once and in order', async () => {
    stage.goOffline(mei)
    await sendText(mei, 'One')
    await reload(mei)
    await sendText(mei, 'Two')
    await reload(mei)
    expect(app(mei).status.get()).toMatchObject({ session: 'signedIn', ready: true, upToDate: false })
    expect((await texts(mei)).slice(-2)).toEqual(['One', 'Two'])
    expect((await view(mei)).outgoing?.body).toMatchObject({ text: 'Two' })
    expect(await app(mei).queries.conversations()).toHaveLength(2)
    stage.goOnline(mei, true)
    await stage.pass(5 * SECOND)
    expect((await texts(omar)).slice(-2)).toEqual(['One', 'Two'])
    expect(await judge(stage, new Map())).toEqual([])
  })

  it('does not double a message whose answer was lost', async () => {
    const before = chat.messages.length
    await sendText(mei, 'Once')
    await stage.pass(60)
    stage.goOffline(mei)
    await stage.pass(3 * SECOND)
    stage.goOnline(mei, true)
    await stage.pass(5 * SECOND)
    expect(chat.messages).toHaveLength(before + 1)
    expect((await texts(mei)).filter((text) => text === 'Once')).toHaveLength(1)
  })

  it('does not double a transfer whose answer was lost, when it is sent once more', async () => {
    await stage.until(app(mei).actions.loadWallet())
    const transfer = { conversationId: chat.id, amount: '1250', currency: 'EUR', note: 'Lunch' }
    const send = () => app(mei).actions.sendTransfer({ transferId, ...transfer })
    const transferId = stage.network.world.newId()
    const purse = async () => (await app(mei).queries.wallet())?.balances

    const lost = send()
    lost.catch(() => {})
    // Done, and the answer is still on its way.
    while (stage.network.world.transfers.size === 0) await stage.pass(1)
    stage.goOffline(mei)
    await expect(stage.until(lost)).rejects.toThrow(OfflineError)
    await expect(send()).rejects.toThrow(OfflineError)
    stage.goOnline(mei, true)
    await stage.pass(5 * SECOND)
    expect(await stage.until(send())).toMatchObject({ id: transferId, state: 'waiting' })
    expect(await purse()).toEqual([{ currency: 'EUR', available: '8750', held: '1250' }])
    expect(chat.messages.filter(({ body }) => body.kind === 'transfer')).toHaveLength(1)

    await stage.until(app(omar).actions.answerTransfer(transferId, 'accept'))
    await stage.pass(SECOND)
    expect(await purse()).toEqual([{ currency: 'EUR', available: '8750', held: '0' }])
    expect(await app(mei).queries.latestEntries(5)).toMatchObject([{ id: transferId, amount: '-1250' }])
    expect((await app(omar).queries.timeline(chat.id, 5)).entries.at(-1)).toMatchObject({
      message: { body: { kind: 'transfer', state: 'accepted' } },
    })
    expect(await judge(stage, new Map())).toEqual([])
  })

  it('uploads a picture before it sends it, and goes on after a reload', async () => {
    stage.goOffline(mei)
    const picture = { conversationId: chat.id, blob: new Blob(['bytes']), width: 10, height: 10, caption: 'Look' }
    const messageId = await app(mei).actions.sendPicture(picture)
    await reload(mei)
    const waiting = (await app(mei).queries.timeline(chat.id, 10)).entries.at(-1)
    expect(
      waiting?.kind === 'outgoing' && waiting.outgoing.body.kind === 'picture' && waiting.outgoing.body.blob,
    ).toBeInstanceOf(Blob)
    stage.goOnline(mei, true)
    await stage.pass(10 * SECOND)
    const sent = chat.messages.at(-1)
    expect(sent).toMatchObject({ id: messageId, body: { kind: 'picture', caption: 'Look' } })
    expect(await app(omar).queries.pictures(chat.id)).toHaveLength(1)
    expect(app(mei).uploads.get().size).toBe(0)
  })

  it('keeps a refused message until it is tried again or discarded', async () => {
    await stage.until(app(omar).actions.blockMember(mei.memberId))
    await stage.pass(SECOND)
    const messageId = await sendText(mei, 'Are you there?')
    await stage.pass(SECOND)
    expect((await view(mei)).failedCount).toBe(1)
    const failed = (await app(mei).queries.timeline(chat.id, 10)).entries.at(-1)
    expect(failed).toMatchObject({
      key: messageId,
      outgoing: { state: 'failed', error: { code: 'chat.notAccepting' } },
    })
    await stage.until(app(omar).actions.unblockMember(mei.memberId))
    await app(mei).actions.retry(messageId)
    await stage.pass(SECOND)
    expect((await texts(omar)).at(-1)).toBe('Are you there?')
  })

  it('forgets a discarded message', async () => {
    stage.goOffline(mei)
    await app(mei).actions.discard(await sendText(mei, 'Never mind'))
    stage.goOnline(mei, true)
    await stage.pass(5 * SECOND)
    expect(await texts(omar)).not.toContain('Never mind')
  })

  it('shows a reaction at once and tells it later', async () => {
    await stage.until(app(mei).actions.open(chat.id))
    stage.goOffline(mei)
    await app(mei).actions.react(chat.id, 2, '🎉')
    const shown = await app(mei).queries.timeline(chat.id, 10)
    expect(shown.entries[1]).toMatchObject({ message: { reactions: [{ emoji: '🎉', memberIds: [mei.memberId] }] } })
    expect(chat.messages[1]?.reactions.size).toBe(0)
    stage.goOnline(mei, true)
    await stage.pass(5 * SECOND)
    expect(chat.messages[1]?.reactions.get(mei.memberId)).toBe('🎉')
    expect(await judge(stage, new Map())).toEqual([])
  })

  it('takes back what it showed in advance when the server refuses it', async () => {
    await stage.until(app(mei).actions.open(chat.id))
    await app(mei).actions.react(chat.id, 1, '🎉')
    const entries = async () => (await app(mei).queries.timeline(chat.id, 10)).entries[0]
    expect(await entries()).toMatchObject({ message: { body: { kind: 'note' }, reactions: [{ emoji: '🎉' }] } })
    await stage.pass(SECOND)
    expect(await entries()).toMatchObject({ message: { reactions: [] } })
  })

  it('says in words what became of an edit that came too late, with the words themselves', async () => {
    await sendText(mei, 'See you at nine')
    await stage.pass(SECOND)
    const { seq } = chat.messages.at(-1) ?? { seq: 0 }
    stage.goOffline(mei)
    await app(mei).actions.edit(chat.id, seq, { kind: 'text', text: 'See you at ten' })
    expect((await texts(mei)).at(-1)).toBe('See you at ten')
    await stage.pass(16 * 60 * SECOND)
    expect(app(mei).refused.get()).toBeNull()
    stage.goOnline(mei, true)
    await stage.pass(5 * SECOND)
    expect((await texts(mei)).at(-1)).toBe('See you at nine')
    const refusal = { what: 'edit', conversationId: chat.id, text: 'See you at ten' }
    expect(app(mei).refused.get()).toMatchObject({ ...refusal, error: { code: 'chat.editTooLate' } })
  })

  it('says what was not sent, and nothing of what nobody did by hand', async () => {
    await stage.until(app(omar).actions.blockMember(mei.memberId))
    await stage.pass(SECOND)
    await app(mei).actions.markPlayed(chat.id, 1)
    await stage.pass(SECOND)
    expect(app(mei).refused.get()).toBeNull()
    await sendText(mei, 'Are you there?')
    await stage.pass(SECOND)
    const refusal = { what: 'message', text: 'Are you there?', error: { code: 'chat.notAccepting' } }
    expect(app(mei).refused.get()).toMatchObject(refusal)
  })

  it('counts what was read at once, here and on the other device', async () => {
    await sendText(omar, 'One')
    await sendText(omar, 'Two')
    await stage.pass(SECOND)
    const second = stage.addPlace(mei.memberId)
    await stage.pass(3 * SECOND)
    const { lastSeq, unread } = (await view(mei)).conversation
    expect(unread.count).toBeGreaterThanOrEqual(2)
    await app(mei).actions.markRead(chat.id, lastSeq - 1)
    expect((await view(mei)).conversation).toMatchObject({ readSeq: lastSeq - 1, unread: { count: 1 } })
    await stage.pass(3 * SECOND)
    expect((await view(second)).conversation).toMatchObject({ readSeq: lastSeq - 1, unread: { count: 1 } })
    expect((await view(omar)).conversation.peerReadSeq).toBe(lastSeq - 1)
    expect(await app(mei).queries.unreadTotal()).toBe(1 + (await view(mei, group)).conversation.unread.count)
  })

  it('loads history backwards, page after page, and quotes from anywhere', async () => {
    await stage.until(app(mei).actions.open(group.id))
    const first = await app(mei).queries.timeline(group.id, 500)
    expect(first.hasOlder).toBe(true)
    await stage.until(app(mei).actions.loadQuotes(group.id, [1]))
    expect((await app(mei).queries.message(group.id, 1))?.body.kind).toBe('note')
    while ((await stage.until(app(mei).actions.loadOlder(group.id))).more);
    const all = await app(mei).queries.timeline(group.id, 500)
    expect(all.hasOlder).toBe(false)
    expect(all.entries).toHaveLength(121)
    expect(await app(mei).queries.members(group.id)).toHaveLength(3)
  })

  it('keeps a draft over a reload, and forgets it when it is sent', async () => {
    await app(mei).actions.setDraft({ conversationId: chat.id, text: 'I was about to' })
    await reload(mei)
    expect((await view(mei)).draft).toBe('I was about to')
    await sendText(mei, 'say it')
    expect(await app(mei).queries.draft(chat.id)).toBeUndefined()
  })

  it('forgets everything when the device is signed out from another one', async () => {
    const second = stage.addPlace(mei.memberId)
    await stage.pass(3 * SECOND)
    await stage.until(app(mei).actions.endDevice(stage.network.deviceIdOf(second.wire) ?? ''))
    await stage.pass(3 * SECOND)
    expect(app(second).status.get()).toMatchObject({ session: 'signedOut', memberId: null })
    expect(await app(second).queries.conversations()).toEqual([])
    expect(await app(mei).queries.devices()).toHaveLength(1)
  })

  it('signs out while offline too, and keeps nothing', async () => {
    stage.goOffline(mei)
    await stage.until(app(mei).actions.signOut())
    await reload(mei)
    expect(app(mei).status.get().session).not.toBe('signedIn')
    expect(await app(mei).queries.self()).toBeUndefined()
  })

  it('shows two tabs the same, and sends from one what another wrote', async () => {
    const other = stage.openTab(mei)
    await stage.pass(3 * SECOND)
    await other.actions.sendText({ conversationId: chat.id, text: 'From the other tab' })
    await stage.pass(SECOND)
    expect((await texts(mei)).at(-1)).toBe('From the other tab')
    expect(chat.messages.filter(({ body }) => body.kind === 'text' && body.text === 'From the other tab')).toHaveLength(
      1,
    )
  })

  it('notices a connection that died without a word within half a minute', async () => {
    stage.network.cut(mei.wire, true)
    await stage.pass(29 * SECOND)
    await sendText(omar, 'Anyone?')
    await stage.pass(3 * SECOND)
    expect((await texts(mei)).at(-1)).toBe('Anyone?')
  })

  const reactions = async (place: Place, seq: number) =>
    (await app(place).queries.message(chat.id, seq))?.reactions.map(({ emoji }) => emoji)

  it('does not believe a push that the log overtook', async () => {
    stage.network.ponder = ({ type }) => (type === 'message' ? 200 : type === 'answer' ? 400 : 0)
    await sendText(omar, 'Hello')
    await stage.pass(150)
    const seq = chat.messages.length
    stage.network.ask(omar.memberId, '', 'chat.setReaction', { conversationId: chat.id, seq, emoji: '🎉' })
    await stage.pass(2 * SECOND)
    expect(await reactions(mei, seq)).toEqual(['🎉'])
    expect(await judge(stage, new Map())).toEqual([])
  })

  it('does not believe an answer that the log overtook', async () => {
    stage.network.ponder = ({ type }) => (type === 'answer' ? 400 : 0)
    const opened = app(mei).actions.open(chat.id)
    await stage.pass(150)
    stage.network.ask(omar.memberId, '', 'chat.setReaction', { conversationId: chat.id, seq: 2, emoji: '🎉' })
    await stage.until(opened)
    expect(await reactions(mei, 2)).toEqual(['🎉'])
    expect(await judge(stage, new Map())).toEqual([])
  })

  it('does not bring back a conversation that the log ended while it was fetched', async () => {
    stage.network.ponder = ({ type }) => (type === 'answer' ? 400 : 0)
    const renamed = stage.network.ask(mei.memberId, '', 'chat.createGroup', { title: null, memberIds: [omar.memberId] })
    await stage.pass(150)
    const { conversation } = renamed as { conversation: { id: string } }
    stage.network.ask(omar.memberId, '', 'chat.leaveGroup', { conversationId: conversation.id })
    await stage.pass(2 * SECOND)
    expect(await app(omar).queries.conversation(conversation.id)).toBeUndefined()
    expect(await judge(stage, new Map())).toEqual([])
  })

  it('leaves no trace of a group that it was removed from', async () => {
    await stage.until(app(mei).actions.removeMember(group.id, omar.memberId))
    await stage.pass(SECOND)
    expect(await app(omar).queries.conversation(group.id)).toBeUndefined()
    expect((await app(omar).queries.timeline(group.id, 10)).entries).toEqual([])
  })
})
