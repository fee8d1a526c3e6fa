/** How favourites are found: pure. All of them are on the device, so this works offline. */
import type { Favourite } from '@sampan/contract'

export const kinds = ['text', 'picture', 'voice', 'file', 'link'] as const
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
      return ['picture']
    case 'voice':
      return ['voice']
    case 'file':
      return ['file']
    default:
      return []
  }
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
    default:
      return ''
  }
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** Every word of the question stands somewhere in it: its text, its note, its tags, its sender. */
export function matches(favourite: Favourite, query: string, kind: Kind | undefined): boolean {
  if (kind !== undefined && !kindsOf(favourite).includes(kind)) return false
  const inside = fold([wordsOf(favourite), favourite.note, ...favourite.tags, favourite.sender.name].join('\n'))
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
