/**
 * Letters as search sees them: full and half width, case, accents, Arabic letter forms and vowel marks, and digits of
 * other scripts are one and the same. Traditional and simplified characters are not.
 */

/** A character with the marks that belong to it; the other two ranges are half-width Kana marks and Hangul parts. */
const CLUSTER = /(?:\P{M}|^\p{M})[\p{M}\uff9e\uff9f\u1160-\u11ff]*/gsu

/** Accents of Latin, Greek and Cyrillic, vowel marks of Hebrew and Arabic, stretching, and what is not to be seen. */
const DROPPED = new RegExp(
  [
    '[\\u0300-\\u036f\\u0483-\\u0487\\u20d0-\\u20ff\\ufe00-\\ufe0f]',
    '[\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7]',
    '[\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed]',
    '\\p{Cf}|\\p{Emoji_Modifier}',
  ].join('|'),
  'gu',
)

const ALIKE: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ς: 'σ' }),
  // Alef maksura, teh marbuta, wasla, and the Persian forms of kaf and yeh.
  ...Object.entries({ ى: 'ي', ة: 'ه', ٱ: 'ا', ک: 'ك', ی: 'ي' }),
  // Arabic, Persian, Devanagari, Bengali and Thai digits.
  ...[0x660, 0x6f0, 0x966, 0x9e6, 0xe50].flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit): [string, string] => [String.fromCodePoint(zero + digit), String(digit)]),
  ),
])

function foldCluster(cluster: string): string {
  const parts = cluster.normalize('NFKC').toLowerCase().normalize('NFD').replace(DROPPED, '')
  let folded = ''
  for (const letter of parts) folded += ALIKE.get(letter) ?? letter
  return folded.normalize('NFC')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ASCII = /^[\x00-\x7f]*$/

/** A folded text, and where in the original each of its UTF-16 units comes from. */
export interface Folded {
  text: string
  /** Offset of the character that unit `index` belongs to, and the offset after it. */
  startOf(index: number): number
  endOf(index: number): number
}

export function foldWithPlaces(original: string): Folded {
  if (ASCII.test(original)) {
    return { text: original.toLowerCase(), startOf: (index) => index, endOf: (index) => index + 1 }
  }
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    const folded = foldCluster(cluster)
    text += folded
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  return { text, startOf: (index) => starts[index] ?? 0, endOf: (index) => ends[index] ?? 0 }
}

export const foldText = (original: string): string => foldWithPlaces(original).text
