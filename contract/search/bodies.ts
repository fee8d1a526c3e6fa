/** What of a message can be searched: the one place that knows. Whoever adds a kind of message adds its line here. */
import Type, { type Static } from 'typebox'
import { linksIn } from '../bodies/links.ts'
import type { MessageBody } from '../bodies/message.ts'

/** What people narrow a search down to. A message may be of several: a text with a link is also a link. */
export const SearchKind = Type.Union([
  Type.Literal('text'),
  Type.Literal('picture'),
  Type.Literal('video'),
  Type.Literal('voice'),
  Type.Literal('file'),
  Type.Literal('link'),
  Type.Literal('money'),
])
export type SearchKind = Static<typeof SearchKind>

export interface Searchable {
  kinds: SearchKind[]
  /** The words it is found by; several texts of one message stand on lines of their own. */
  text: string
}

/** Most texts have no dot within: they need no closer look. */
const hasLink = (text: string) => /\S[.:]\S/.test(text) && linksIn(text).length > 0
const written = (kind: SearchKind, ...texts: string[]): Searchable => {
  const text = texts.filter((each) => each !== '').join('\n')
  return { kinds: hasLink(text) ? [kind, 'link'] : [kind], text }
}

/** Null for what is never found: what happened in the group, what only points to something, and what is gone. */
export function searchableOf(body: MessageBody): Searchable | null {
  switch (body.kind) {
    case 'text':
      return written('text', body.text, body.preview?.title ?? '')
    case 'picture':
      return written('picture', body.caption)
    case 'voice':
      return written('voice')
    case 'file':
      return written('file', body.name)
    case 'video':
      return written('video', body.caption)
    case 'contactCard':
      return written('text', body.name, body.handle)
    case 'miniProgram':
      return written('text', body.title, body.name)
    case 'place':
      return written('text', body.name, body.address)
    case 'history':
      return written('text', ...body.lines.map(({ text }) => text))
    case 'transfer':
    case 'bill':
      return written('money', body.note)
    case 'redPacket':
      return written('money', body.greeting)
    case 'poll':
      return written('text', body.question, ...body.options.map(({ text }) => text))
    case 'billReminder':
    case 'sticker':
    case 'note':
    case 'recalled':
    case 'expired':
    case 'hidden':
      return null
  }
}
