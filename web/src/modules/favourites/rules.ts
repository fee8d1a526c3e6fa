/** How favourites are found: pure. All of them are on the device, so this works offline. */
import type { Favourite } from '@sampan/contract'

export const kinds = [
  'text',
  'picture',
  'video',
  'voice',
  'file',
  'link',
  'sticker',
  'place',
  'card',
  'poll',
  'history',
] as const
export type Kind = (typeof kinds)[number]

const LINK = /(?:https?:\/\/|www\.)\S/iu

/** A text with a link is of two kinds. */
export function kindsOf({ body }: Pick<Favourite, 'body'>): Kind[] {
  switch (body.kind) {
    case 'text':
      return LINK.test(body.text) ? ['text', 'link'] : ['text']
    case 'picture':
    case 'video':
    case 'sticker':
    case 'voice':
    case 'file':
    case 'place':
    case 'poll':
    case 'history':
      return [body.kind]
    case 'contactCard':
      return ['card']
    default:
      return []
  }
}

/** Those that are among these, in the order in which they are offered. */
export function kindsAmong(favourites: readonly Favourite[]): Kind[] {
  const found = new Set(favourites.flatMap(kindsOf))
  return kinds.filter((kind) => found.has(kind))
}

/** The words of a body by which it is found. */
export function wordsOf({ body }: Pick<Favourite, 'body'>): string {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'picture':
    case 'video':
      return body.caption
    case 'file':
      return body.name
    case 'place':
      return `${body.name} ${body.address}`
    case 'contactCard':
      return `${body.name} ${body.handle}`
    case 'history':
      return [...body.names, ...body.lines.map(({ text }) => text)].join(' ')
    case 'poll':
      return [body.question, ...body.options.map(({ text }) => text)].join(' ')
    default:
      return ''
  }
}

/** Folding thousands again with each letter that is typed would be felt. */
const folded = new WeakMap<Favourite, string>()
function foldedWords(favourite: Favourite): string {
  const known = folded.get(favourite)
  if (known !== undefined) return known
  const words = fold([wordsOf(favourite), favourite.note, ...favourite.tags, favourite.sender.name].join('\n'))
  folded.set(favourite, words)
  return words
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** Every word of the question stands somewhere in it: its text, its note, its tags, its sender. */
export function matches(favourite: Favourite, query: string, kind: Kind | undefined): boolean {
  if (kind !== undefined && !kindsOf(favourite).includes(kind)) return false
  const inside = foldedWords(favourite)
  return fold(query)
    .split(/\s+/u)
    .every((word) => inside.includes(word))
}

export const tagLengthMax = 30
export const tagsMax = 10
export const noteLengthMax = 500

/** Tags as they are typed, with commas of any script between them. */
export const tagsFrom = (typed: string): string[] =>
  [
    ...new Set(
      typed
        .split(/[,，、،;]/u)
        .map((tag) => tag.trim().slice(0, tagLengthMax))
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, tagsMax)
