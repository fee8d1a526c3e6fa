/** From what the store holds to the rows of the list: pure, so that a table of cases says how they look. */
import type { Conversation, Member, Message } from '@sampan/contract'
import { placeOf } from '@sampan/sdk'
import type { TFunction } from 'i18next'
import type { ConversationView, Outgoing } from '../../sync/index.ts'
import type { Face } from '../../ui/face.ts'
import { bodyLine, type LineBody } from './bodyLine.ts'
import type { ChatRowData, LastLine } from './ChatRow.tsx'
import type { Mark } from './marks.ts'
import { conversationName, isNotes, type Names } from './names.ts'
import { noteText } from './noteText.ts'

export interface RowContext {
  names: Names
  /** As `names`, with what people are called in one group. */
  namesIn?(conversationId: string): Names
  t: TFunction<['chat', 'common', 'files', 'messages']>
  listNames(names: readonly string[]): string
  faceOf(member: Member, name?: string | null): Face
  tileOf(conversation: Conversation, selfId: string | null): Member[]
  typing: ReadonlyMap<string, readonly string[]>
  online: ReadonlySet<string>
  /** The open conversation keeps its draft in the field, not in the list. */
  currentId: string | undefined
}

/** What costs something is made when it is looked at: of a thousand rows a screen shows ten. */
export function rowOf(view: ConversationView, context: RowContext): ChatRowData {
  const { conversation, outgoing } = view
  const { names, faceOf } = context
  const name = conversationName(conversation, names, context.listNames)
  const { peer } = conversation
  let members: Face[] | undefined
  let last: LastLine | undefined
  return {
    conversationId: conversation.id,
    kind: conversation.kind,
    name,
    face: peer ? faceOf(peer, name) : { id: conversation.id, name },
    get members() {
      members ??= context.tileOf(conversation, names.selfId).map((member) => faceOf(member))
      return members
    },
    online: peer !== null && context.online.has(peer.id),
    at: view.activeAt === '' ? undefined : new Date(view.activeAt),
    goesAt: conversation.lastMessage?.expiresAt ? new Date(conversation.lastMessage.expiresAt) : undefined,
    get last() {
      last ??= lastLineOf(view, context)
      return last
    },
    mark: markOf(conversation, outgoing, names.selfId),
    unreadCount: conversation.unread.count,
    // In a direct chat whatever is said is said to one.
    mentioned: conversation.kind === 'group' && conversation.mentionedSeq !== null,
    muted: conversation.muted,
    strongAlert: conversation.strongAlert,
    hushed: conversation.hiddenSeq !== null && conversation.readSeq <= conversation.hiddenSeq,
    pinned: conversation.pinned,
    markedUnread: conversation.markedUnread,
    place: placeOf(conversation),
  }
}

function lastLineOf(view: ConversationView, context: RowContext): LastLine {
  const { conversation, draft, outgoing } = view
  const { t } = context
  const names = context.namesIn?.(conversation.id) ?? context.names
  const typing = context.typing.get(conversation.id) ?? []
  const [first] = typing
  if (first !== undefined) {
    if (conversation.kind === 'direct') return { kind: 'typing', text: t('typing') }
    if (typing.length > 1) return { kind: 'typing', text: t('typingMany', { count: typing.length }) }
    return { kind: 'typing', text: t('typingWho', { name: names.nameOf(first) }) }
  }
  if (draft !== '' && conversation.id !== context.currentId) return { kind: 'draft', text: draft }
  if (outgoing) return lineOf(outgoing.body, context)
  const message = conversation.lastMessage
  return message ? messageLine(message, conversation, context) : { kind: 'nothing' }
}

function messageLine(message: Message, conversation: Conversation, context: RowContext): LastLine {
  const { t, listNames } = context
  const names = context.namesIn?.(conversation.id) ?? context.names
  const { body, senderId } = message
  if (body.kind === 'note') return { kind: 'message', text: noteText(body.note, names, t, listNames) }
  if (body.kind === 'expired' || message.seq < conversation.firstSeq) return { kind: 'nothing' }
  if (body.kind === 'hidden') return { kind: 'message', text: t('preview.hidden') }
  const isOwn = senderId === names.selfId
  const sender = senderId === null ? '' : names.nameOf(senderId)
  if (body.kind === 'recalled') {
    return { kind: 'message', text: isOwn ? t('message.recalledYou') : t('message.recalled', { name: sender }) }
  }
  const line = lineOf(body, context)
  if (line.kind !== 'message' || conversation.kind === 'direct' || isOwn || sender === '') return line
  return { ...line, text: t('preview.who', { name: sender, text: line.text }), said: line.text }
}

function lineOf(body: LineBody, { t }: RowContext): LastLine {
  const text = bodyLine(body, t)
  const { kind } = body
  const isMedia = kind === 'picture' || kind === 'voice' || kind === 'file' || kind === 'video'
  return { kind: 'message', text, ...(isMedia && { icon: kind }) }
}

function markOf(conversation: Conversation, outgoing: Outgoing | null, selfId: string | null): Mark | undefined {
  if (outgoing) return outgoing.state === 'failed' ? 'failed' : outgoing.state === 'sent' ? 'sent' : 'sending'
  const last = conversation.lastMessage
  if (!last || last.senderId !== selfId || last.body.kind === 'note' || last.body.kind === 'recalled') return undefined
  if (last.body.kind === 'expired' || last.seq < conversation.firstSeq || isNotes(conversation, selfId))
    return undefined
  return conversation.kind === 'direct' && conversation.peerReadSeq >= last.seq ? 'read' : 'sent'
}
