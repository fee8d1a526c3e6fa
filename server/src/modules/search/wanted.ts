/** What is looked for, as the index is asked; and what stands in it of a message. */
import {
  indexTerms,
  indexWords,
  type MessageBody,
  type SearchKind,
  searchableOf,
  type WantedMessages,
} from '@sampan/contract'

/** Words stand behind their block's id; kinds and senders beside them, under signs that no word begins with. */
const keyOf = (blockId: number): string => blockId.toString(36)
const kindWord = (kind: SearchKind): string => `#${kind}`
/** A part of the id suffices to choose by: each message is judged by all of it. */
const senderWord = (memberId: string): string => `@${memberId.slice(-8)}`
const ANY = '#'

/** A message as a tsvector's text; null for what is never found. */
export function entryOf(blockId: number, body: MessageBody, senderId: string | null): string | null {
  const searchable = searchableOf(body)
  if (!searchable || senderId === null) return null
  const words = [...indexWords(searchable.text), ...searchable.kinds.map(kindWord), senderWord(senderId)]
  return words.map((word) => `'${keyOf(blockId)}.${word}'`).join(' ')
}

/** A tsquery for one block. */
export function askOf(blockId: number, { query, senderId, kinds }: WantedMessages): string {
  const lexeme = (word: string, prefix = false) => `'${keyOf(blockId)}.${word}'${prefix ? ':*' : ''}`
  const asks = indexTerms(query).map(({ text, prefix }) => lexeme(text, prefix))
  if (senderId !== null) asks.push(lexeme(senderWord(senderId)))
  if (kinds !== null) asks.push(`(${kinds.map((kind) => lexeme(kindWord(kind))).join(' | ')})`)
  return asks.length > 0 ? asks.join(' & ') : lexeme(ANY, true)
}
