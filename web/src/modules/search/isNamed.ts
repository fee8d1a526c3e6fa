import { foldText } from '@sampan/contract'

/** Reads Chinese names as they are spoken, so that they are found by Latin letters: see `modules/contacts/pinyin.ts`. */
type Read = ((name: string) => string) | undefined

export const hasChinese = (name: string): boolean => /\p{Script=Han}/u.test(name)

/**
 * Whether something is called so: every word stands in one of its names, accents, case and width apart, or in how a Chinese
 * name is read, in full or by its first letters. The one way in which lists of people and chats are searched.
 */
export function isNamed(query: string, names: readonly string[], read?: Read): boolean {
  const words = foldText(query).trim().replace(/^@/u, '').split(/\s+/u)
  const folded = names.flatMap((name) => [foldText(name), ...readings(name, read)])
  if (words.every((word) => folded.some((name) => name.includes(word)))) return true
  const joined = words.join('')
  return read !== undefined && names.some((name) => readings(name, read).some((reading) => reading.includes(joined)))
}

function readings(name: string, read: Read): string[] {
  if (!read || !hasChinese(name)) return []
  const syllables = foldText(read(name)).split(/[\s']+/u)
  return [syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join('')]
}
