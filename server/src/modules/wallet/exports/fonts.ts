/**
 * Letters for PDFs: Noto Sans for Latin, Greek, Cyrillic and Devanagari, and its sisters for Arabic and Chinese. They come
 * in files for a part of Unicode each; only those that a text needs are loaded.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

export type Weight = 400 | 700

interface FontFile {
  /** Unique among all. */
  name: string
  path: string
  isArabic: boolean
}

interface Range {
  first: number
  last: number
  file: FontFile
}

/** In the order of preference. */
const families = ['noto-sans', 'noto-sans-arabic', 'noto-sans-sc'] as const

const pathOf = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier))

function rangesOf(family: (typeof families)[number]): Range[] {
  const folder = `@fontsource-variable/${family}`
  const written: unknown = JSON.parse(readFileSync(pathOf(`${folder}/unicode.json`), 'utf8'))
  return Object.entries(written ?? {}).flatMap(([key, ranges]) => {
    const part = key.replaceAll(/[[\]]/g, '')
    const name = `${family}-${part}`
    // Of the others only their own letters are of use.
    const isOwn = family === 'noto-sans' || (family === 'noto-sans-arabic' ? part === 'arabic' : /^\d+$/.test(part))
    if (!isOwn) return []
    const file = {
      name,
      path: pathOf(`${folder}/files/${name}-wght-normal.woff2`),
      isArabic: family === 'noto-sans-arabic',
    }
    return String(ranges)
      .split(',')
      .map((range) => {
        const [first = '', last = first] = range.trim().replace('U+', '').split('-')
        return { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16), file }
      })
  })
}

let known: { ranges: Range[]; byPoint: Map<number, FontFile | null> } | undefined

/** The file that draws a character; null where none does. */
export function fontFileOf(codePoint: number): FontFile | null {
  known ??= { ranges: families.flatMap(rangesOf), byPoint: new Map() }
  const found = known.byPoint.get(codePoint)
  if (found !== undefined) return found
  const range = known.ranges.find(({ first, last }) => codePoint >= first && codePoint <= last)
  const file = range?.file ?? null
  known.byPoint.set(codePoint, file)
  return file
}

/** The letters of a file in one weight, as TrueType: what PDFs embed cannot vary. */
export async function loadFont({ path }: FontFile, weight: Weight): Promise<Buffer> {
  const options = { targetFormat: 'truetype', variationAxes: { wght: weight }, keepAllGlyphs: true } as const
  return Buffer.from(await subsetFont(readFileSync(path), undefined, options))
}
