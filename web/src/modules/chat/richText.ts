import type { Mention } from '@sampan/contract'

export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string; memberId: string }

const address = String.raw`(?:https?:\/\/|www\.)[^\s<>"'“”«»、，。！？]+`
const mail = String.raw`[\w.+\-]+@[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?(?:\.[a-z0-9\-]+)*\.[a-z]{2,}`
/** Without a scheme only where the ending is no word of a sentence whose space was forgotten. */
const bare = String.raw`(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+(?:com|org|net|edu|gov|info|io|dev|app|cn|ru|eu|de|fr|uk|ch)(?![\w\-]|\.\w)(?:\/[^\s<>"'“”«»、，。！？]*)?`
/** With a country, an area that begins with 0, brackets around it, or as they are written in China or North America. */
const phone = String.raw`\+\d[\d \-\/()]{5,20}\d|0\d[\d \-\/]{5,18}\d|\(\d{2,5}\) ?\d[\d \-]{4,12}\d|1[3-9]\d{9}|\d{3}-\d{3}-\d{4}`
const links = new RegExp(
  `(?<![\\w@.\\-/])(?:(?<address>${address})|(?<mail>${mail})|(?<bare>${bare}))|(?<![\\w+.,:\\-/])(?<phone>${phone})(?![\\w\\-/]|[.,:]\\d)`,
  'giu',
)
/** `01/02/2026` is a day, not somebody to be called. */
const date = /^\d{1,2}[-/ ]\d{1,2}[-/ ]\d{2,4}$/
const digitsMin = 7
const digitsMax = 15
/** Stops that end a sentence rather than an address; a closing bracket belongs to it only if it was opened there. */
const trailing = /[.,;:!?…]+$/u

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
  for (const match of text.matchAll(links)) {
    const found = asLink(match)
    if (found === undefined) continue
    const { link, href } = found
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    parts.push({ kind: 'link', text: link, href })
    at = match.index + link.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

function asLink({ 0: whole, groups }: RegExpMatchArray): { link: string; href: string } | undefined {
  if (groups?.mail !== undefined) return { link: whole, href: `mailto:${whole}` }
  if (groups?.phone !== undefined) {
    const digits = whole.replace(/\D/g, '')
    if (digits.length < digitsMin || digits.length > digitsMax || date.test(whole)) return undefined
    return { link: whole, href: `tel:${whole.startsWith('+') ? '+' : ''}${digits}` }
  }
  let link = whole.replace(trailing, '')
  if (link.endsWith(')') && !link.includes('(')) link = link.slice(0, -1)
  const href = asAddress(link)
  return href === undefined ? undefined : { link, href }
}

function asAddress(link: string): string | undefined {
  try {
    const url = new URL(/^https?:/i.test(link) ? link : `https://${link}`)
    return url.hostname.includes('.') || url.hostname === 'localhost' ? url.href : undefined
  } catch {
    return undefined
  }
}

const onlyEmoji = /^(?:\p{RGI_Emoji}|\s)+$/v
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** One to three emoji and nothing else are drawn large. */
export function isLargeEmoji(text: string): boolean {
  if (text.length > 48 || !onlyEmoji.test(text)) return false
  const count = [...graphemes.segment(text)].filter(({ segment }) => segment.trim() !== '').length
  return count >= 1 && count <= 3
}

/** Where the chosen people are named as `@name` in a text, in UTF-16 units; the longest name wins. */
export function findMentions(text: string, chosen: readonly { id: string; name: string }[]): Mention[] {
  const found: Mention[] = []
  const names = [...chosen].sort((one, other) => other.name.length - one.name.length)
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const person = names.find(({ name }) => text.startsWith(name, at + 1))
    if (person) found.push({ memberId: person.id, offset: at, length: person.name.length + 1 })
  }
  return found
}

/** The word after an @ that the caret stands in, to offer names for; undefined where there is none. */
export function mentionQuery(text: string, caret: number): { query: string; start: number } | undefined {
  const start = text.lastIndexOf('@', caret - 1)
  if (start === -1 || (start > 0 && !/[\s([{«“]/u.test(text[start - 1] ?? ''))) return undefined
  const query = text.slice(start + 1, caret)
  return /[\n@]/.test(query) || query.length > 40 ? undefined : { query, start }
}
