/**
 * Setting lines of several scripts: cut into pieces of one font and one direction each, in the order in which they stand
 * on paper (Unicode's bidirectional algorithm, UAX #9).
 */
import bidiModule, { type Bidi } from 'bidi-js'
import { fontFileOf } from './fonts.ts'

export interface Piece {
  text: string
  /** Name of a font file. */
  font: string
}

// Its types speak of a default export; what Node gives is the function itself.
const bidi = (bidiModule as unknown as () => Bidi)()

/** Stands for what no font here draws. */
const MISSING = '□'
/** Marks of direction and the like: they say how, and are not drawn. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u

interface Segment {
  text: string
  font: string
  level: number
  isArabic: boolean
}

const LATIN = 'noto-sans-latin'

/** @param base the direction of the paragraph; `auto` takes that of its first letter */
export function piecesOf(text: string, base: 'ltr' | 'rtl' | 'auto'): Piece[] {
  const { levels } = bidi.getEmbeddingLevels(text, base)
  const segments: Segment[] = []
  let index = 0
  for (const letter of text) {
    const level = levels[index] ?? 0
    index += letter.length
    if (!UNSEEN.test(letter)) addLetter(segments, letter, level)
  }
  return inOrder(segments).map(({ text: drawn, font }) => ({ text: drawn, font }))
}

function addLetter(segments: Segment[], letter: string, level: number): void {
  const isBackward = level % 2 === 1
  const mirrored = (isBackward && bidi.getMirroredCharacter(letter)) || letter
  const last = segments.at(-1)
  const isCommon = /^[\s\p{Mark}]$/u.test(mirrored)
  const own = fontFileOf(mirrored.codePointAt(0) ?? 0)
  const file = own ?? fontFileOf(MISSING.codePointAt(0) ?? 0)
  const drawn = own ? mirrored : MISSING
  // A space or a mark needs no font of its own.
  const font = isCommon && last ? last.font : (file?.name ?? LATIN)
  const isArabic = isBackward && /\p{Script=Arabic}|\p{Mark}/u.test(letter)
  // The font turns what is Arabic around by itself, a word at a time; anything else that runs backward is set singly.
  const joins = last?.level === level && last.font === font && (isBackward ? isArabic && last.isArabic : true)
  if (last && joins) last.text += drawn
  else segments.push({ text: drawn, font, level, isArabic })
}

/** Rule L2: from the highest level to the lowest odd one, each run of that level or higher is turned around. */
function inOrder(segments: readonly Segment[]): Segment[] {
  const ordered = [...segments]
  const highest = Math.max(0, ...ordered.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start
      while ((ordered[end]?.level ?? -1) >= level) end += 1
      if (end > start + 1) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse())
      start = Math.max(start, end)
    }
  }
  return ordered
}

/** Where a line may be broken: after spaces, and around characters of scripts that write without. */
export function breakable(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu,
    ) ?? []
  )
}
