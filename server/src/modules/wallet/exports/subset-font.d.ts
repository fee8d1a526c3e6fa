declare module 'subset-font' {
  interface Options {
    targetFormat?: 'truetype' | 'woff' | 'woff2' | 'sfnt'
    variationAxes?: Readonly<Record<string, number>>
    keepAllGlyphs?: boolean
  }
  /** Harfbuzz' subsetter. `text` is undefined where all glyphs are kept. */
  export default function subsetFont(font: Buffer, text: string | undefined, options?: Options): Promise<Uint8Array>
}
