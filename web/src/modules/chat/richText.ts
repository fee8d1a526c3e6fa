import { linksIn, type Mention } from '@sampan/contract'

export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string; memberId: string }

const mail = String.raw`[\w.+\-]+@[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?(?:\.[a-z0-9\-]+)*\.[a-z]{2,}`
/** With a country, an area that begins with 0, brackets around it, or as they are written in China or North America. */
const phone = String.raw`\+\d[\d \-\/()]{5,20}\d|0\d[\d \-\/]{5,18}\d|\(\d{2,5}\) ?\d[\d \-]{4,12}\d|1[3-9]\d{9}|\d{3}-\d{3}-\d{4}`
const reached = new RegExp(
  `(?<![\\w@.\\-/])(?<mail>${mail})|(?<![\\w+.,:\\-/])(?<phone>${phone})(?![\\w\\-/]|[.,:]\\d)`,
  'giu',
)
/** `01/02/2026` is a day, not somebody to be called. */
const date = /^\d{1,2}[-/ ]\d{1,2}[-/ ]\d{2,4}$/
const digitsMin = 7
const digitsMax = 15

/** Cuts a text into what is read, what is followed and who is named. Mentions that overlap or lie outside are text. */
export function splitText(text: string, mentions: readonly Mention[]): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const { memberId, offset, length } of [...mentions].sort((one, other) => one.offset - other.offset)) {
    if (offset < at || offset + length > text.length) continue
    parts.push(...splitLinks(text.slice(at, offset)))
    parts.push({ kind: 'mention', text: text.slice(offset, offset + length), memberId })
    at = offset + length
  }
  parts.push(...splitLinks(text.slice(at)))
  return parts
}

function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  const addresses = linksIn(text).map(({ offset, text: link, url }) => ({ offset, link, href: url }))
  // Of two that begin at the same place the address goes first.
  for (const { offset, link, href } of [...addresses, ...reachedIn(text)].sort((a, b) => a.offset - b.offset)) {
    if (offset < at) continue
    if (offset > at) parts.push({ kind: 'text', text: text.slice(at, offset) })
    parts.push({ kind: 'link', text: link, href })
    at = offset + link.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

/** To whom one may write, and whom one may call. */
function reachedIn(text: string): { offset: number; link: string; href: string }[] {
  return [...text.matchAll(reached)].flatMap(({ 0: link, index: offset, groups }) => {
    if (groups?.mail !== undefined) return [{ offset, link, href: `mailto:${link}` }]
    const digits = link.replace(/\D/g, '')
    if (digits.length < digitsMin || digits.length > digitsMax || date.test(link)) return []
    return [{ offset, link, href: `tel:${link.startsWith('+') ? '+' : ''}${digits}` }]
  })
}

/**
 * What an emoji begins with. To hold it against all sequences that there are (`\p{RGI_Emoji}`) took longer than to draw the
 * message: the pattern has thousands.
 */
const emojiStart = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{RI}\p{RI}|\p{Emoji_Modifier_Base}\p{Emoji_Modifier})/u
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** One to three emoji and nothing else are drawn large. */
export function isLargeEmoji(text: string): boolean {
  if (text.length > 48 || /\p{L}/u.test(text)) return false
  const seen = [...graphemes.segment(text)].filter(({ segment }) => segment.trim() !== '')
  return seen.length >= 1 && seen.length <= 3 && seen.every(({ segment }) => emojiStart.test(segment))
}

/** Whom a text calls, and the words behind the @ that do. */
export interface Called {
  id: string
  name: string
}

/** Whom a text names already, by the words that it has for them: names change, what was written does not. */
export const calledIn = (text: string, mentions: readonly Mention[]): Called[] =>
  mentions.map(({ memberId, offset, length }) => ({ id: memberId, name: text.slice(offset + 1, offset + length) }))

/** Where the chosen people are named as `@name` in a text, in UTF-16 units; the longest name wins. */
export function findMentions(text: string, chosen: readonly Called[]): Mention[] {
  const found: Mention[] = []
  const names = [...chosen].sort((one, other) => other.name.length - one.name.length)
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const person = names.find(({ name }) => text.startsWith(name, at + 1))
    if (person) found.push({ memberId: person.id, offset: at, length: person.name.length + 1 })
  }
  return found
}

/** What may stand before an @ that calls somebody; else it is an e-mail address. Chinese and Japanese part no words. */
const beforeAt = /[\s([{«“（【「，。！？、：；…]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u

/** The word after an @ that the caret stands in, to offer names for; undefined where there is none. */
export function mentionQuery(text: string, caret: number): { query: string; start: number } | undefined {
  const start = text.lastIndexOf('@', caret - 1)
  if (start === -1 || (start > 0 && !beforeAt.test(text[start - 1] ?? ''))) return undefined
  const query = text.slice(start + 1, caret)
  return /[\n@]/.test(query) || query.length > 40 ? undefined : { query, start }
}
