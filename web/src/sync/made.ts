/** Messages that the server makes whole: cards, places, and several messages as one. */
import type { HistoryLine, Message, MessageBody, SentBody } from '@sampan/contract'
import type { OutgoingBody, OutgoingMade } from './types.ts'

/** Whether the server knows more of it than this device. */
export const isMadeThere = ({ kind }: OutgoingBody): boolean =>
  kind === 'contactCard' || kind === 'history' || kind === 'miniProgram'

export function sentMade(body: OutgoingMade): SentBody {
  switch (body.kind) {
    case 'contactCard':
      return { kind: 'contactCard', memberId: body.memberId }
    case 'place':
      return body
    case 'miniProgram':
      return {
        ...{ kind: 'miniProgram', programId: body.programId, path: body.path, title: body.title },
        ...(body.picture && { pictureFileId: body.picture.fileId }),
      }
    case 'history':
      return { kind: 'history', fromConversationId: body.fromConversationId, seqs: body.seqs }
  }
}

export function keptMade(body: OutgoingMade): MessageBody {
  if (body.kind !== 'history') return body
  const { kind, names, count, lines } = body
  return { kind, names, count, lines }
}

const LINES_MAX = 4
const LINE_LENGTH_MAX = 120

/** Whether a message can be among several that are sent on as one. */
export const mayBeOfHistory = ({ body }: Pick<Message, 'body'>): boolean =>
  ['text', 'picture', 'voice', 'file', 'video', 'contactCard', 'place', 'history'].includes(body.kind)

/** Several messages as one, as far as this device can tell. */
export function historyOf(
  conversationId: string,
  messages: readonly Message[],
  nameOf: (memberId: string) => string,
): OutgoingMade {
  const said = messages.filter(mayBeOfHistory)
  const names = [...new Set(said.map(({ senderId }) => nameOf(senderId ?? '')))].slice(0, LINES_MAX)
  const lines = said.slice(0, LINES_MAX).map(
    ({ senderId, body }): HistoryLine => ({
      senderName: nameOf(senderId ?? ''),
      kind: body.kind,
      text: wordsOf(body).slice(0, LINE_LENGTH_MAX),
    }),
  )
  const seqs = said.map(({ seq }) => seq)
  return { kind: 'history', names, count: said.length, lines, fromConversationId: conversationId, seqs }
}

function wordsOf(body: MessageBody): string {
  if ('text' in body) return body.text
  if ('caption' in body) return body.caption
  return 'name' in body ? body.name : ''
}
