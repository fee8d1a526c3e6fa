/** What people type, and where a text answers it. The server and the devices ask the same, so they find the same. */
import { foldWithPlaces } from './letters.ts'
import { type Piece, piecesOf } from './words.ts'

/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  offset: number
  length: number
}

export type SearchQuery = readonly Piece[]

/** More than this many words are not asked for. */
const PIECES_MAX = 16

/** Empty where nothing was typed that could be looked for. */
export function parseQuery(typed: string): SearchQuery {
  const known = new Set<string>()
  const pieces = piecesOf(foldWithPlaces(typed).text).filter(({ kind, text }) => {
    const isNew = !known.has(`${kind} ${text}`)
    known.add(`${kind} ${text}`)
    return isNew
  })
  return pieces.slice(0, PIECES_MAX).map(({ kind, text }) => ({ kind, text }))
}

/**
 * Where a text answers a query: each word begins a word of it, each run stands in it. Null where something is missing.
 * In the order of the text, none touching another.
 */
export function findIn(text: string, query: SearchQuery): Stretch[] | null {
  const folded = foldWithPlaces(text)
  const pieces = piecesOf(folded.text)
  const found: { from: number; to: number }[] = []
  for (const wanted of query) {
    const before = found.length
    for (const { kind, text: piece, at } of pieces) {
      if (kind !== wanted.kind) continue
      if (kind === 'run') {
        for (let index = piece.indexOf(wanted.text); index >= 0; index = piece.indexOf(wanted.text, index + 1)) {
          found.push({ from: at + index, to: at + index + wanted.text.length })
        }
      } else if (kind === 'word' ? piece.startsWith(wanted.text) : piece === wanted.text) {
        found.push({ from: at, to: at + wanted.text.length })
      }
    }
    if (found.length === before) return null
  }
  const stretches = found
    .map(({ from, to }) => ({ start: folded.startOf(from), end: folded.endOf(to - 1) }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of stretches) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined.map(({ start, end }) => ({ offset: start, length: end - start }))
}

export interface Excerpt {
  text: string
  marks: Stretch[]
}

const EXCERPT_LENGTH = 160
/** The first mark is to be seen on a phone, where a line of Chinese holds some twenty characters. */
const BEFORE_MARK = 12
const UNCUT_BEFORE_MARK = 16

/** A line around the first stretch that answers the query; null where the text does not answer it. */
export function excerptOf(text: string, query: SearchQuery): Excerpt | null {
  const stretches = findIn(text, query)
  if (!stretches) return null
  const first = stretches[0]?.offset ?? 0
  const start = first <= UNCUT_BEFORE_MARK ? 0 : wordStart(text, first - BEFORE_MARK, first)
  const end = text.length - start <= EXCERPT_LENGTH ? text.length : whole(text, start + EXCERPT_LENGTH)
  const lead = start > 0 ? '…' : ''
  return {
    text: `${lead}${text.slice(start, end).replace(/\s/gu, ' ')}${end < text.length ? '…' : ''}`,
    marks: stretches
      .filter(({ offset }) => offset < end)
      .map(({ offset, length }) => ({
        offset: offset - start + lead.length,
        length: Math.min(length, end - offset),
      })),
  }
}

/** After the next space, if there is one before the mark. */
function wordStart(text: string, from: number, mark: number): number {
  const space = text.slice(from, mark).search(/\s\S/u)
  return whole(text, space < 0 ? from : from + space + 1)
}

/** Never between the halves of a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at)
