/**
 * The picture of the last screen, which `web/public/first-picture.js` draws before the app is there. Keep both in step. It is
 * derived from the offline store, and goes with any change of it: a picture is never older than what the device knows.
 */

/** A text, or [tag, attributes, parts, how far from its end it was scrolled]. */
export type Drawn = string | [tag: string, attributes: Record<string, string>, parts: Drawn[], fromEnd?: number]

export interface Picture {
  format: 1
  /** The version of the app, by the address of its first file. */
  entry: string
  path: string
  lang: string
  width: number
  /** Milliseconds since 1970, as `goesAt`: when something in it disappears by itself. */
  takenAt: number
  goesAt: number | null
  styles: string[]
  parts: Drawn[]
}

const KEY = 'sampan.picture'
/** A screen is some 30 KB; what is far larger is not one. */
const CHARACTERS_MAX = 300_000

declare global {
  interface Window {
    /** Resolves when the picture of the last screen is painted; undefined where there is none. */
    sampanPicture?: Promise<void>
  }
}

export function dropPicture(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Storage is refused: then there is none.
  }
}

export function keepPicture(picture: Picture): void {
  try {
    const text = JSON.stringify(picture)
    if (text.length <= CHARACTERS_MAX) localStorage.setItem(KEY, text)
  } catch {
    // Storage is refused or full: the app opens without it.
  }
}

/** What is shown now is the app's own. */
export function endPicture(): void {
  document.getElementById('picture')?.remove()
}
