/** What is looked for, as the index is asked and as a message is judged. One says what may fit, the other what does. */
import {
  type Excerpt,
  excerptOf,
  type Input,
  indexTerms,
  indexWords,
  type MessageBody,
  parseQuery,
  type SearchKind,
  type SearchQuery,
  searchableOf,
} from '@sampan/contract'

export interface Wanted {
  query: SearchQuery
  senderId: string | null
  /** Null: any. */
  kinds: readonly SearchKind[] | null
  from: Date | null
  before: Date | null
}

/** Null where nothing is asked for. */
export function wantedOf(input: Input<'search.findMessages'>): Wanted | null {
  const query = parseQuery(input.text ?? '')
  const { senderId = null, kinds = null, sentFrom, sentBefore } = input
  // Words of which nothing can be looked for are not the same as no words.
  if (query.length === 0 && (input.text ?? '').trim() !== '') return null
  if (query.length === 0 && senderId === null && kinds === null && !sentFrom && !sentBefore) return null
  return {
    query,
    senderId,
    kinds,
    from: sentFrom === undefined ? null : new Date(sentFrom),
    before: sentBefore === undefined ? null : new Date(sentBefore),
  }
}

/** Words stand behind their block's id; kinds and senders beside them, under signs that no word begins with. */
const keyOf = (blockId: number): string => blockId.toString(36)
const kindWord = (kind: SearchKind): string => `#${kind}`
/** A part of the id suffices to choose by: `excerptFor` looks at all of it. */
const senderWord = (memberId: string): string => `@${memberId.slice(-12)}`
const ANY = '#'

/** A message as a tsvector's text; null for what is never found. */
export function entryOf(blockId: number, body: MessageBody, senderId: string | null): string | null {
  const searchable = searchableOf(body)
  if (!searchable || senderId === null) return null
  const words = [...indexWords(searchable.text), ...searchable.kinds.map(kindWord), senderWord(senderId)]
  return words.map((word) => `'${keyOf(blockId)}.${word}'`).join(' ')
}

/** A tsquery for one block. */
export function askOf(blockId: number, { query, senderId, kinds }: Wanted): string {
  const lexeme = (word: string, prefix = false) => `'${keyOf(blockId)}.${word}'${prefix ? ':*' : ''}`
  const asks = indexTerms(query).map(({ text, prefix }) => lexeme(text, prefix))
  if (senderId !== null) asks.push(lexeme(senderWord(senderId)))
  if (kinds !== null) asks.push(`(${kinds.map((kind) => lexeme(kindWord(kind))).join(' | ')})`)
  return asks.length > 0 ? asks.join(' & ') : lexeme(ANY, true)
}

interface Judged {
  body: MessageBody
  senderId: string | null
  sentAt: Date
}

/** The line to show of a message that is what is wanted; null of any other. */
export function excerptFor({ body, senderId, sentAt }: Judged, wanted: Wanted): Excerpt | null {
  const searchable = searchableOf(body)
  if (!searchable || senderId === null) return null
  if (wanted.senderId !== null && senderId !== wanted.senderId) return null
  if (wanted.kinds !== null && !searchable.kinds.some((kind) => wanted.kinds?.includes(kind))) return null
  if (wanted.from && sentAt < wanted.from) return null
  if (wanted.before && sentAt >= wanted.before) return null
  return excerptOf(searchable.text, wanted.query)
}
