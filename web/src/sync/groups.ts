/** What leads a group: settings, links, people who ask to come in, notices. All of it needs the server. */
import type {
  GroupLink,
  GroupPreview,
  GroupReadMark,
  GroupSettings,
  Input,
  JoinRequest,
  LinkLife,
  Output,
} from '@sampan/contract'
import type { Call } from '@sampan/sdk'
import { messageRange, type Store } from './store.ts'

export interface GroupActions {
  /** What is left out stays. */
  changeGroupSettings(conversationId: string, settings: Partial<GroupSettings>): Promise<void>
  transferGroup(conversationId: string, memberId: string): Promise<void>
  setNickname(conversationId: string, nickname: string | null): Promise<void>
  writeNotice(conversationId: string, text: string | null): Promise<void>
  confirmNotice(conversationId: string, noticeId: string): Promise<void>
  listNoticeReaders(input: Input<'chat.listNoticeReaders'>): Promise<Output<'chat.listNoticeReaders'>>
  createGroupLink(conversationId: string, life: LinkLife): Promise<void>
  listGroupLinks(conversationId: string): Promise<GroupLink[]>
  revokeGroupLink(conversationId: string, linkId: string): Promise<void>
  readGroupLink(token: string): Promise<GroupPreview>
  /** The group's id, or null where somebody has to agree first. */
  joinByLink(token: string): Promise<string | null>
  listJoinRequests(conversationId: string): Promise<JoinRequest[]>
  answerJoinRequest(conversationId: string, memberId: string, accept: boolean): Promise<void>
  /** How far the others of a small group have read. */
  listReadMarks(conversationId: string): Promise<GroupReadMark[]>
  /** Tells the operator. */
  report(report: Input<'chat.report'>): Promise<void>
}

/** `surely` repeats a command under one key where no answer came. */
export const groupActions = (call: Call, surely: Call): GroupActions => ({
  async changeGroupSettings(conversationId, settings) {
    await surely('chat.changeGroupSettings', { conversationId, ...settings })
  },
  async transferGroup(conversationId, memberId) {
    await surely('chat.transferGroup', { conversationId, memberId })
  },
  async setNickname(conversationId, nickname) {
    await surely('chat.setNickname', { conversationId, nickname })
  },
  async writeNotice(conversationId, text) {
    await surely('chat.writeNotice', { conversationId, text })
  },
  async confirmNotice(conversationId, noticeId) {
    await surely('chat.confirmNotice', { conversationId, noticeId })
  },
  listNoticeReaders: (input) => call('chat.listNoticeReaders', input),
  async createGroupLink(conversationId, life) {
    await surely('chat.createGroupLink', { conversationId, life })
  },
  listGroupLinks: async (conversationId) => (await call('chat.listGroupLinks', { conversationId })).links,
  async revokeGroupLink(conversationId, linkId) {
    await surely('chat.revokeGroupLink', { conversationId, linkId })
  },
  readGroupLink: async (token) => (await call('chat.readGroupLink', { token })).group,
  joinByLink: async (token) => (await surely('chat.joinByLink', { token })).conversationId,
  listJoinRequests: async (conversationId) => (await call('chat.listJoinRequests', { conversationId })).requests,
  async answerJoinRequest(conversationId, memberId, accept) {
    await surely('chat.answerJoinRequest', { conversationId, memberId, accept })
  },
  listReadMarks: async (conversationId) => (await call('chat.listReadMarks', { conversationId })).marks,
  async report(report) {
    await surely('chat.report', report)
  },
})

/** Looked back at so many messages: beyond them the server says when one may write again. */
const LOOKED_BACK_MAX = 200

/** When one last wrote in a conversation, as far as this device knows; what waits to be sent counts. */
export async function lastOwnAt(store: Store, conversationId: string): Promise<string | null> {
  const selfId = (await store.readSession())?.memberId
  const own = await store.messages
    .where('[conversationId+seq]')
    .between(...messageRange(conversationId, 0, Number.MAX_SAFE_INTEGER), true, true)
    .reverse()
    .limit(LOOKED_BACK_MAX)
    .toArray()
  const sent = own.find(({ senderId }) => senderId === selfId)?.sentAt
  const waiting = await store.outbox
    .where('[conversationId+state]')
    .anyOf([conversationId, 'waiting'], [conversationId, 'sent'])
    .toArray()
  return [sent ?? '', ...waiting.map(({ createdAt }) => createdAt)].toSorted().at(-1) || null
}
