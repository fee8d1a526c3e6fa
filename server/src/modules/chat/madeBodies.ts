/** Bodies that the server makes itself from what the sender names: nobody can forge a card, or what others said. */
import type { InputOf, MessageBody, chat as methods, SentHistoryBody, SentMiniProgramBody } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import { readMembers } from '../accounts/index.ts'
import { accessProgram } from '../miniPrograms/index.ts'
import { accessConversation } from './access.ts'
import { expiryOf } from './disappearing.ts'
import { decideHistory, fileIdsIn, historyBody, historyItems } from './histories.ts'
import type { Completed } from './methods/sendMessage.ts'
import { accessFile, completePicture } from './sentFiles.ts'
import type { ChatServices } from './services.ts'
import { findHistory, insertHistory, readHistories } from './store/histories.ts'
import { findById, type MessageRow, readHidden, readPlaces } from './store/messages.ts'

type Sending = InputOf<typeof methods.sendMessage>
type MakingServices = Pick<ChatServices, 'db' | 'areContacts' | 'keepsFile' | 'now' | 'periods'>

/** Null for bodies that the sender makes. */
export async function makeBody(
  services: MakingServices,
  senderId: string,
  { conversationId, messageId, body }: Sending,
): Promise<Completed | null> {
  if (body.kind === 'contactCard') return makeCard(services, senderId, { conversationId, messageId }, body.memberId)
  if (body.kind === 'miniProgram') return makeProgramCard(services, senderId, { conversationId, messageId }, body)
  if (body.kind === 'history') return makeHistory(services, senderId, { conversationId, messageId }, body)
  return null
}

interface Born {
  conversationId: string
  messageId: string
}

/** Of one’s contacts alone. What was sent under this id before says the same again, whatever the person is called now. */
async function makeCard(
  { db, areContacts }: MakingServices,
  senderId: string,
  { conversationId, messageId }: Born,
  memberId: string,
): Promise<Completed> {
  const sent = await findById(db, conversationId, messageId)
  if (sent?.sender_id === senderId && sent.body.kind === 'contactCard' && sent.body.memberId === memberId)
    return { body: sent.body, mentionedIds: [], fileIds: [] }
  if (memberId === senderId || !(await areContacts(db, senderId, [memberId]))) throw refuse('contacts.notContact')
  const member = (await readMembers(db, [memberId])).get(memberId)
  if (!member) throw refuse('contacts.notContact')
  const { name, handle, avatarFileId } = member
  return { body: { kind: 'contactCard', memberId, name, handle, avatarFileId }, mentionedIds: [], fileIds: [] }
}

/** Under the name that the program has; what was sent under this id before says the same again. */
async function makeProgramCard(
  services: MakingServices,
  senderId: string,
  { conversationId, messageId }: Born,
  { kind, programId, path, title, pictureFileId }: SentMiniProgramBody,
): Promise<Completed> {
  const { db } = services
  const fileIds = pictureFileId === undefined ? [] : [pictureFileId]
  const sent = await findById(db, conversationId, messageId)
  const isSame = (body: MessageBody) =>
    body.kind === kind && body.programId === programId && body.picture?.fileId === pictureFileId
  if (sent?.sender_id === senderId && isSame(sent.body) && sent.body.kind === kind)
    return { body: { ...sent.body, path, title }, mentionedIds: [], fileIds }
  const { program } = await accessProgram(db, programId)
  const picture =
    pictureFileId === undefined ? {} : { picture: completePicture(await accessFile(services, senderId, pictureFileId)) }
  const body = { kind, programId, path, title, name: program.name, iconHash: program.icon_hash, ...picture }
  return { body, mentionedIds: [], fileIds }
}

/** What was made under this id before is not made anew: what it was made of may be gone. */
async function makeHistory(
  services: MakingServices,
  senderId: string,
  { conversationId, messageId }: Born,
  { fromConversationId, seqs }: SentHistoryBody,
): Promise<Completed> {
  const { db } = services
  const made = await findHistory(db, conversationId, messageId)
  if (made?.sender_id === senderId) return { body: made.body, mentionedIds: [], fileIds: fileIdsIn(made.items) }

  // Nothing is kept for a conversation that one is not in.
  await accessConversation(db, senderId, conversationId)
  const { membership } = await accessConversation(db, senderId, fromConversationId)
  const places = [...new Set(seqs)]
    .filter((seq) => seq >= membership.first_seq)
    .map((seq) => ({ conversationId: fromConversationId, seq }))
  const hidden = new Set((await readHidden(db, senderId, places)).map(({ seq }) => seq))
  await services.periods.ready()
  // What goes by itself is not to be kept by sending it on.
  const stays = ({ seq, sent_at, body }: MessageRow) =>
    expiryOf({ seq, sentAt: sent_at, kind: body.kind }, services.periods.of(fromConversationId)) === null
  const rows = (await readPlaces(db, places)).filter((row) => !hidden.has(row.seq) && stays(row))
  const said = await readSaid(services, fromConversationId, rows)
  // Sent on by itself it stays what it is.
  const [only] = said.length === 1 ? said : []
  const items = only?.inner ?? historyItems(said)
  const decision = decideHistory(items)
  if (decision !== 'allowed') throw refuse(decision)
  const body = historyBody(items)
  const row = { conversation_id: conversationId, message_id: messageId, sender_id: senderId, body, items }
  await insertHistory(db, { ...row, created_at: services.now() })
  return { body, mentionedIds: [], fileIds: fileIdsIn(items) }
}

/** Under the names that people gave themselves. */
async function readSaid({ db }: MakingServices, conversationId: string, rows: readonly MessageRow[]) {
  const people = await readMembers(
    db,
    rows.flatMap(({ sender_id }) => sender_id ?? []),
  )
  const inner = await readHistories(
    db,
    conversationId,
    rows.flatMap(({ id, body }) => (body.kind === 'history' ? [id] : [])),
  )
  const innerOf = new Map(inner.map((history) => [history.message_id, history.items]))
  return rows.map(({ id, sender_id, sent_at, body }) => ({
    senderName: people.get(sender_id ?? '')?.name ?? '',
    sentAt: sent_at,
    body,
    inner: innerOf.get(id) ?? null,
  }))
}
