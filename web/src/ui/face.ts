/** What an avatar is drawn from. Without a picture, letters stand on a colour that the id picks. */
export interface Face {
  id: string
  name: string
  pictureUrl?: string | undefined
}

const hues = ['river', 'sea', 'plum', 'clay', 'leaf', 'rose', 'slate', 'coffee'] as const
export type Hue = (typeof hues)[number]

/** The same id has the same colour on every device (FNV-1a). */
export function hueOf(id: string): Hue {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hues[hash % hues.length] ?? 'river'
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const first = (text: string): string => graphemes.segment(text)[Symbol.iterator]().next().value?.segment ?? ''

/**
 * One or two letters for a name: first letters of the first and last word; the last two characters of a Chinese name;
 * a single letter where letters join (Arabic) or where there is no letter at all.
 */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const head = words[0] ?? ''
  if (head === '') return '?'
  if (/^\p{Script=Han}/u.test(head)) return [...head].slice(-2).join('')
  const letters = words.filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const start = letters[0] ?? head
  const end = letters.length > 1 ? letters.at(-1) : undefined
  if (end === undefined || /^\p{Script=Arabic}/u.test(start) || /^\p{Script=Han}/u.test(end)) {
    return first(start).toUpperCase()
  }
  return (first(start) + first(end)).toUpperCase()
}
