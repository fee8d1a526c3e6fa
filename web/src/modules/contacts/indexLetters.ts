/**
 * Under which heading of an index A–Z a name stands, and in which order. Pure: how Chinese is read comes from outside
 * (`pinyin.ts`), since that knowledge is large.
 */

import { type AppLanguage, formatTag } from '../../locales/language.ts'

/** Reads a Chinese name in pinyin: lower case, no tones, syllables parted by spaces; a family name as family names go. */
export type ReadChinese = (name: string) => string

type Script = 'latin' | 'cyrillic' | 'arabic' | 'other'

export interface Place {
  script: Script
  /** A letter, or `#` for digits and what has no home in the index. */
  heading: string
  /** What to compare within a heading: Chinese as it is read. */
  key: string
}

export interface Section<Item> {
  heading: string
  items: Item[]
}

/** Letters that decompose into nothing but themselves, and the letter under which people look for them. */
const latinHomes: Record<string, string> = { Æ: 'A', Ø: 'O', Œ: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'T', ẞ: 'S', ı: 'I' }
const arabicHomes: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ء: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ة: 'ت',
  ی: 'ي',
  ک: 'ك',
}
/** Each language has its own script first. */
const scriptsFirst: Partial<Record<AppLanguage, Script>> = { ar: 'arabic', ru: 'cyrillic' }
const scripts: readonly Script[] = ['latin', 'cyrillic', 'arabic', 'other']
const otherHeading = '#'

const isHan = (letter: string): boolean => /^\p{Script=Han}/u.test(letter)
/** Marks above and below letters, joiners and what else is not seen by itself. */
const bare = (letter: string): string => letter.normalize('NFD').replace(/\p{M}+/gu, '')

/**
 * The place of a name. What stands before its first letter or digit, such as an emoji or a bracket, is passed over.
 * @param readChinese absent until it has been fetched; Chinese names then stand under `#`
 */
export function placeOf(name: string, readChinese?: ReadChinese): Place {
  const word = /[\p{L}\p{N}].*$/su.exec(name)?.[0] ?? ''
  const first = [...word][0] ?? ''
  if (isHan(first) && readChinese) {
    const read = readChinese(word)
    const letter = read.charAt(0).toUpperCase()
    return /^[A-Z]$/.test(letter) ? { script: 'latin', heading: letter, key: read } : { ...elsewhere, key: word }
  }
  if (/^\p{Script=Latin}/u.test(first)) {
    const upper = latinHomes[first] ?? first.toUpperCase()
    const letter = latinHomes[upper] ?? bare(upper).charAt(0)
    return /^[A-Z]$/.test(letter) ? { script: 'latin', heading: letter, key: word } : { ...elsewhere, key: word }
  }
  if (/^\p{L}/u.test(first) && /^\p{Script=Arabic}/u.test(first)) {
    return { script: 'arabic', heading: arabicHomes[first] ?? bare(first), key: word }
  }
  if (/^\p{Script=Cyrillic}/u.test(first)) {
    // Only Ё gives up its own place; Й is a letter of its own.
    const upper = first.toUpperCase()
    return { script: 'cyrillic', heading: upper === 'Ё' ? 'Е' : upper, key: word }
  }
  return { ...elsewhere, key: word === '' ? name : word }
}

const elsewhere = { script: 'other', heading: otherHeading } as const

/**
 * People under their headings: the script of the language first, then the others, `#` last. Within a heading by what
 * is read, equal ones by `idOf`, so that the order is the same on every device.
 */
export function indexByName<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  idOf: (item: Item) => string,
  language: AppLanguage,
  readChinese?: ReadChinese,
): Section<Item>[] {
  const collator = new Intl.Collator(formatTag(language), { sensitivity: 'base', numeric: true })
  const first = scriptsFirst[language]
  const rank = (script: Script): number => (script === first ? -1 : scripts.indexOf(script))
  const sections = new Map<string, { script: Script; heading: string; placed: { item: Item; key: string }[] }>()
  for (const item of items) {
    const { script, heading, key } = placeOf(nameOf(item), readChinese)
    const section = sections.get(heading) ?? { script, heading, placed: [] }
    section.placed.push({ item, key })
    sections.set(heading, section)
  }
  return [...sections.values()]
    .sort((one, other) => rank(one.script) - rank(other.script) || collator.compare(one.heading, other.heading))
    .map(({ heading, placed }) => ({
      heading,
      items: placed
        .sort((one, other) => collator.compare(one.key, other.key) || (idOf(one.item) < idOf(other.item) ? -1 : 1))
        .map(({ item }) => item),
    }))
}
