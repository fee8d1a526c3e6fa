/** How a text falls into the words under which it is found. */
import { foldWithPlaces } from './letters.ts'

/**
 * - `word`: of a script that puts spaces between words; found by how it begins;
 * - `run`: characters of a script that does not (Chinese, Japanese, Thai…); found by any stretch of it;
 * - `sign`: an emoji.
 */
export interface Piece {
  kind: 'word' | 'run' | 'sign'
  /** Folded. */
  text: string
}

/** A piece and where it begins in the folded text. */
export interface PlacedPiece extends Piece {
  at: number
}

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Regional_Indicator}'
const PIECE = new RegExp(
  `(?<run>[${UNSPACED}]+)|(?<word>(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+)|(?<sign>\\p{Extended_Pictographic})`,
  'gu',
)

export function piecesOf(folded: string): PlacedPiece[] {
  const pieces: PlacedPiece[] = []
  for (const { 0: text, index, groups } of folded.matchAll(PIECE)) {
    const kind = groups?.run !== undefined ? 'run' : groups?.word !== undefined ? 'word' : 'sign'
    pieces.push({ kind, text, at: index })
  }
  return pieces
}

/** Longer words are known by how they begin. */
const WORD_LENGTH_MAX = 32
const cut = (word: string): string =>
  word.length > WORD_LENGTH_MAX ? [...word].slice(0, WORD_LENGTH_MAX).join('') : word

/** What stands in an index for a text: words, overlapping pairs of characters of runs, emoji. Each once. */
export function indexWords(text: string): Set<string> {
  const words = new Set<string>()
  for (const piece of piecesOf(foldWithPlaces(text).text)) {
    if (piece.kind !== 'run') words.add(cut(piece.text))
    else {
      const characters = [...piece.text]
      // The last one has no pair, so it stands alone: every character begins something.
      for (const [index, character] of characters.entries()) words.add(character + (characters[index + 1] ?? ''))
    }
  }
  return words
}

/** What is asked of an index: every one of these stands in it, or something that begins with it. */
export interface IndexTerm {
  text: string
  prefix: boolean
}

export function indexTerms(pieces: readonly Piece[]): IndexTerm[] {
  const terms = new Map<string, IndexTerm>()
  const add = (text: string, prefix: boolean) => terms.set(`${prefix} ${text}`, { text, prefix })
  for (const { kind, text } of pieces) {
    if (kind === 'word') add(cut(text), true)
    else if (kind === 'sign') add(text, false)
    else {
      const characters = [...text]
      if (characters.length === 1) add(text, true)
      for (const [index, character] of characters.slice(1).entries()) add(`${characters[index]}${character}`, false)
    }
  }
  return [...terms.values()]
}
