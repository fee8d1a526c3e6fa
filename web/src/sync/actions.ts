/** What screens may do. */
import type { Message, PictureFile } from '@sampan/contract'
import { type Call, OfflineError } from '@sampan/sdk'
import { applyConversation } from './applyAnswers.ts'
import { contactActions } from './contacts.ts'
import type { Context } from './context.ts'
import { patiently, readLogSeq } from './context.ts'
import { setDraft } from './drafts.ts'
import type { Engine } from './engine.ts'
import { loadFavourites } from './favourites.ts'
import { loadFunding, loadFundingOrder, loadFundingOrders } from './funding.ts'
import { groupActions } from './groups.ts'
import { applied, fetchConversation } from './heal.ts'
import { loadBackTo, loadMembers, loadOlder, loadQuotes, openConversation } from './history.ts'
import { historyOf } from './made.ts'
import { programActions } from './miniPrograms.ts'
import type { NewMessage } from './outbox.ts'
import { loadPayCodes, loadReceived, loadStall, loadWaitingCharges } from './payments.ts'
import { createQueries } from './queries.ts'
import { fileToSend } from './sentFiles.ts'
import { loadStickers } from './stickers.ts'
import type { Actions, Draft } from './types.ts'
import { loadWallet } from './wallet.ts'

/** `engine` rejects where nobody is signed in. */
export function createActions(engine: () => Engine, signOut: () => Promise<void>): Actions {
  const context = (): Context => engine().context
  const call: Call = (method, input, options) => context().call(method, input, options)
  /** Calls a command once more where no answer came: under one key it is done once. */
  const surely: Call = (method, input) => {
    const key = context().environment.makeId()
    return patiently(context(), () => call(method, input, { key }))
  }
  const saveDraft = async (draft: Omit<Draft, 'changedAt'>): Promise<void> => {
    const kept = await setDraft(context().store, context().environment.clock, draft)
    if (kept) await engine().acts.add({ kind: 'draft', conversationId: draft.conversationId, draft: kept })
  }
  const sendOne = async (message: NewMessage): Promise<string> => (await engine().outbox.add([message]))[0] ?? ''
  const relationOf = async (answer: Promise<{ relation: Awaited<ReturnType<Actions['getRelation']>> }>) =>
    (await answer).relation

  return {
    ...groupActions(call, surely),
    ...contactActions(context, call, surely),
    ...programActions(context, call, surely),
    async sendText({ text, mentions = [], preview, ...message }) {
      const messageId = await sendOne({
        ...message,
        body: { kind: 'text', text, mentions, ...(preview && { preview }) },
      })
      await saveDraft({ conversationId: message.conversationId, text: '', mentions: [], replyToSeq: null })
      return messageId
    },
    sendPicture: ({ blob, width, height, caption = '', ...message }) =>
      sendOne({ ...message, body: { kind: 'picture', blob, fileId: null, caption, width, height } }),
    sendVoice: ({ blob, durationMs, waveform, ...message }) =>
      sendOne({ ...message, body: { kind: 'voice', blob, fileId: null, durationMs, waveform } }),
    sendFile: ({ blob, name, ...message }) => sendOne({ ...message, body: fileToSend(blob, name) }),
    sendVideo: ({ blob, poster, caption = '', name, width, height, durationMs, ...message }) => {
      const known = { name, width, height, durationMs, sizeBytes: blob.size, caption }
      return sendOne({
        ...message,
        body: { kind: 'video', blob, fileId: null, poster, posterFileId: null, ...known },
      })
    },
    sendCard: ({ body, ...message }) => sendOne({ ...message, body }),
    async forwardAsOne({ conversationId, seqs }, toConversationIds) {
      const { store } = context()
      const held = await store.messages.bulkGet(seqs.toSorted((a, b) => a - b).map((seq) => [conversationId, seq]))
      const people = await createQueries(store).people()
      const messages = held.filter((message) => message !== undefined)
      const body = historyOf(conversationId, messages, (memberId) => people.get(memberId)?.name ?? '')
      await engine().outbox.add(toConversationIds.map((id) => ({ conversationId: id, body })))
    },
    getKeptHistory: async (favouriteId) => (await call('favourites.getHistory', { favouriteId })).items,
    getHistory: async (conversationId, seq) => (await call('chat.getHistory', { conversationId, seq })).items,
    sendSticker: ({ sticker, width, height, ...message }) =>
      sendOne({ ...message, body: { kind: 'sticker', sticker, width, height } }),
    async forward({ conversationId, seq }, toConversationIds) {
      const message = await context().store.messages.get([conversationId, seq])
      const again = message && copyOf(message)
      if (again) await engine().outbox.add(toConversationIds.map((id) => ({ ...again, conversationId: id })))
    },
    async sendWords(text, toConversationIds) {
      const body = { kind: 'text' as const, text, mentions: [] }
      await engine().outbox.add(toConversationIds.map((id) => ({ conversationId: id, body })))
    },
    retry: (messageId) => engine().outbox.retry(messageId),
    discard: (messageId) => engine().outbox.discard(messageId),

    react: (conversationId, seq, emoji) => engine().acts.add({ kind: 'react', conversationId, seq, emoji }),
    hide: (conversationId, seq) => engine().acts.add({ kind: 'hide', conversationId, seq }),
    edit: (conversationId, seq, words) => {
      const editedAt = new Date(context().environment.clock.now()).toISOString()
      return engine().acts.add({ kind: 'edit', conversationId, seq, words, editedAt })
    },
    markPlayed: (conversationId, seq) => engine().acts.add({ kind: 'played', conversationId, seq }),
    markRead: (conversationId, seq) => engine().acts.add({ kind: 'read', conversationId, seq }),
    setPreferences: (conversationId, preferences) =>
      engine().acts.add({ kind: 'preferences', conversationId, ...preferences }),
    async clearHistory(conversationId) {
      const row = await context().store.conversations.get(conversationId)
      const seq = row ? Math.max(row.conversation.lastSeq, row.toSeq) : 0
      if (seq === 0) return
      await engine().acts.add({ kind: 'read', conversationId, seq })
      await engine().acts.add({ kind: 'clear', conversationId, seq })
    },
    async setBackgroundPicture(conversationId, picture) {
      const { id: fileId } = await context().http.upload('files.uploadPicture', picture)
      const background = { kind: 'picture' as const, fileId }
      await engine().acts.add({ kind: 'preferences', conversationId, background })
    },
    async setDisappearing(conversationId, afterSeconds) {
      await surely('chat.setDisappearing', { conversationId, afterSeconds })
    },
    async openNotes() {
      const askedAt = await readLogSeq(context())
      const { conversation } = await surely('chat.openNotes', {})
      await applied(context(), (unit, findings) => applyConversation(unit, conversation, askedAt, findings))
      return conversation
    },
    async recall(conversationId, seq) {
      await surely('chat.recallMessage', { conversationId, seq })
    },
    setTyping(conversationId) {
      const { typing } = engine()
      if (!context().isOnline() || !typing.shouldTell(conversationId)) return
      // Nobody misses it.
      call('chat.setTyping', { conversationId }).catch(() => {})
    },
    setDraft: ({ conversationId, text, mentions = [], replyToSeq = null }) =>
      saveDraft({ conversationId, text, mentions, replyToSeq }),

    // While another session is taken up there is none for a moment: it fails, it does not throw.
    open: async (conversationId) => openConversation(context(), conversationId),
    loadOlder: (conversationId) => loadOlder(context(), conversationId),
    loadBackTo: (conversationId, seq) => loadBackTo(context(), conversationId, seq),
    loadQuotes: (conversationId, seqs) => loadQuotes(context(), conversationId, seqs),
    loadMembers: (conversationId) => loadMembers(context(), conversationId),
    findMessages: async (search, cursor) =>
      call('search.findMessages', { ...search, ...(cursor !== undefined && { cursor }) }),

    sendTransfer: async (input) => (await surely('transfers.send', input)).transfer,
    answerTransfer: async (transferId, answer) => (await surely(`transfers.${answer}`, { transferId })).transfer,
    getTransfer: async (transferId) => (await call('transfers.getTransfer', { transferId })).transfer,
    createBill: async (input) => (await surely('bills.create', input)).bill,
    payBill: async (input) => (await surely('bills.pay', input)).bill,
    remindBill: async (billId) => (await surely('bills.remind', { billId })).bill,
    closeBill: async (billId) => (await surely('bills.close', { billId })).bill,
    getBill: async (billId) => (await call('bills.getBill', { billId })).bill,
    createPoll: async (input) => (await surely('polls.create', input)).poll,
    vote: async (pollId, choices) => (await surely('polls.vote', { pollId, choices })).poll,
    closePoll: async (pollId) => (await surely('polls.close', { pollId })).poll,
    getPoll: async (pollId) => (await call('polls.getPoll', { pollId })).poll,
    listVoters: (input) => call('polls.listVoters', input),
    loadFavourites: () => loadFavourites(context()),
    async keepFavourite(input) {
      await surely('favourites.keep', input)
    },
    async changeFavourite(input) {
      await surely('favourites.change', input)
    },
    async removeFavourite(favouriteId) {
      await surely('favourites.remove', { favouriteId })
    },
    async sendFavourite(favourite, toConversationIds) {
      const again = copyOf(withoutPreview(favourite))
      if (again) await engine().outbox.add(toConversationIds.map((id) => ({ ...again, conversationId: id })))
    },
    loadStickers: () => loadStickers(context()),
    async addSticker(picture) {
      const { id: fileId } = await context().http.upload('files.uploadSticker', picture)
      await surely('stickers.add', { fileId })
    },
    async keepSticker(fileId) {
      await surely('stickers.add', { fileId })
    },
    async removeSticker(fileId) {
      await surely('stickers.remove', { fileId })
    },
    async sortStickers(fileIds) {
      await surely('stickers.sort', { fileIds })
    },
    sendPacket: async (input) => (await surely('redPackets.send', input)).packet,
    claimPacket: (packetId) => surely('redPackets.claim', { packetId }),
    getPacket: (packetId) => call('redPackets.getPacket', { packetId }),
    listPackets: (input) => call('redPackets.listHistory', input),

    async createGroup(input) {
      const askedAt = await readLogSeq(context())
      const { conversation } = await surely('chat.createGroup', input)
      await applied(context(), (unit, findings) => applyConversation(unit, conversation, askedAt, findings))
      return conversation
    },
    async renameGroup(conversationId, title) {
      await surely('chat.renameGroup', { conversationId, title })
    },
    async inviteMembers(conversationId, memberIds) {
      return (await surely('chat.inviteMembers', { conversationId, memberIds })).asked
    },
    async removeMember(conversationId, memberId) {
      await surely('chat.removeMember', { conversationId, memberId })
    },
    async leaveGroup(conversationId) {
      await surely('chat.leaveGroup', { conversationId })
    },
    async setRole(conversationId, memberId, role) {
      await surely('chat.setRole', { conversationId, memberId, role })
    },
    async openDirect(memberId) {
      const { store } = context()
      const held = await store.conversations.filter(({ conversation }) => conversation.peer?.id === memberId).first()
      if (held) return held.conversation
      const askedAt = await readLogSeq(context())
      const { conversation } = await call('chat.openDirect', { memberId })
      await applied(context(), (unit, findings) => applyConversation(unit, conversation, askedAt, findings))
      return conversation
    },

    findByHandle: (handle) => relationOf(call('contacts.findByHandle', { handle })),
    findByCode: (code) => relationOf(call('contacts.findByCode', { code })),
    getRelation: (memberId) => relationOf(call('contacts.getRelation', { memberId })),
    requestContact: (memberId, greeting) => relationOf(surely('contacts.requestContact', { memberId, greeting })),
    async acceptRequest(memberId) {
      const { conversationId } = await surely('contacts.acceptRequest', { memberId })
      if (!(await context().store.conversations.get(conversationId))) await fetchConversation(context(), conversationId)
      return conversationId
    },
    ignoreRequest: (memberId) => relationOf(surely('contacts.ignoreRequest', { memberId })),
    setRemark: (memberId, remark) => relationOf(surely('contacts.setRemark', { memberId, remark })),
    removeContact: (memberId) => relationOf(surely('contacts.removeContact', { memberId })),
    blockMember: (memberId) => relationOf(surely('contacts.blockMember', { memberId })),
    unblockMember: (memberId) => relationOf(surely('contacts.unblockMember', { memberId })),

    loadWallet: () => loadWallet(context()),
    loadStall: () => loadStall(context()),
    loadReceived: (at) => loadReceived(context(), at),
    loadWaitingCharges: () => loadWaitingCharges(context()),
    loadPayCodes: () => loadPayCodes(context()),
    loadFunding: () => loadFunding(context()),
    loadFundingOrders: (cursor) => loadFundingOrders(context(), cursor),
    loadFundingOrder: (orderId) => loadFundingOrder(context(), orderId),
    dropPayCode: (from) => context().inUnit(({ store }) => store.payCodes.delete(from)),

    updateProfile: (input) => surely('accounts.updateProfile', input),
    async setAvatar(picture) {
      const file = await context().http.upload('files.uploadAvatar', picture)
      return surely('accounts.updateProfile', { avatarFileId: file.id })
    },
    renewContactCode: () => surely('accounts.renewContactCode', {}),
    async changePassword(current, next) {
      await call('accounts.changePassword', { current, next })
    },
    async endDevice(deviceId) {
      await surely('accounts.endDevice', { deviceId })
    },
    signOut,
  }
}

export const notSignedIn = (): never => {
  throw new OfflineError('Nobody is signed in.')
}

/** Where it stood it may be gone, and nothing is known of the page then. */
function withoutPreview<Kept extends Pick<Message, 'conversationId' | 'seq' | 'body'>>(kept: Kept): Kept {
  if (kept.body.kind !== 'text') return kept
  const { kind, text, mentions } = kept.body
  return { ...kept, body: { kind, text, mentions } }
}

/** What is sent on: a file as it stands on the server, without uploading it again. */
function copyOf({
  conversationId,
  seq,
  body,
}: Pick<Message, 'conversationId' | 'seq' | 'body'>): Omit<NewMessage, 'conversationId'> | undefined {
  switch (body.kind) {
    case 'text':
      // A mention means someone of the other conversation.
      return {
        forwarded: true,
        body: {
          kind: 'text',
          text: body.text,
          mentions: [],
          ...(body.preview && { preview: body.preview, previewFrom: { conversationId, seq } }),
        },
      }
    case 'picture': {
      const { fileId, width, height, placeholder, caption } = body
      const picture: PictureFile = { id: fileId, mediaType: '', sizeBytes: 0, width, height, placeholder }
      return { forwarded: true, picture, body: { kind: 'picture', blob: null, fileId, caption, width, height } }
    }
    case 'voice':
      return { forwarded: true, body: { ...body, blob: null } }
    case 'contactCard':
    case 'place':
    case 'miniProgram':
      return { forwarded: true, body }
    case 'history':
      return { forwarded: true, body: { ...body, fromConversationId: conversationId, seqs: [seq] } }
    case 'sticker':
      return { forwarded: true, body }
    case 'file':
      return { forwarded: true, body: { ...body, blob: null } }
    case 'video': {
      const { placeholder, ...video } = body
      const { posterFileId: id, width, height } = video
      const picture: PictureFile = { id, mediaType: '', sizeBytes: 0, width, height, placeholder }
      return { forwarded: true, picture, body: { ...video, blob: null, poster: null, name: '' } }
    }
    default:
      return undefined
  }
}
