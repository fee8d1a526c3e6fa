/** What of a message is translated, in whatever state. */
export interface TranslationData {
  /** The words that were translated: others are not these any more. */
  of: string
  state: 'asked' | 'done' | 'nothing' | 'failed'
  /** The words in the other language, or what went wrong. */
  text: string
  /** What it was written in (BCP 47), or null. */
  source: string | null
  /** What it was put into (BCP 47). */
  target: string
}

/** A translation of these very words; undefined where they were changed or taken back meanwhile. */
export const stillOf = (translation: TranslationData | undefined, words: string): TranslationData | undefined =>
  translation?.of === words ? translation : undefined

/** Worth asking for: letters that one may not be able to read. */
export const hasLetters = (words: string): boolean => /\p{L}{2}|\p{Lo}/u.test(words)
