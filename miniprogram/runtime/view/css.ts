// Style sheets and inline styles of programs: made for this frame, with addresses that it may load.

import { withFontAddresses } from './fonts.ts'

export interface SheetStore {
  /** The looks of the base elements, before all sheets of the program. */
  setBase(texts: readonly string[]): void
  /** Those of elements that come later: after the first of the base sheets, before those that change them. */
  addLooks(text: string): void
  /** Style files of packages that have come: texts by the path of their component. */
  add(files: unknown): void
  /** Page and component sheets by path, in order, after those of the base elements. */
  adopt(shadow: ShadowRoot, paths: string[]): void
  /** Puts an inline style on a node: addresses in it are resolved as they come. */
  style(dom: Node, text: string): void
  cleanStyle(text: string): string
  /** The theme changed: media queries are answered anew. */
  refresh(): void
}

export interface SheetOptions {
  document: Document
  /** An address that the frame may load; null while it is not there, then `later` is called with it. */
  address(source: string, later: () => void): string | null
  /** The same of a font; undefined where there is none. */
  font(source: string, later: () => void): string | null | undefined
  isDark(): boolean
}

/** After what touches do and the base elements of the frame's own script. */
const looksAt = 2

const urlPattern = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)/gi

export function createSheetStore(options: SheetOptions): SheetStore {
  const texts = new Map<string, string>()
  const sheets = new Map<string, CSSStyleSheet>()
  const adopted = new Map<string, Set<ShadowRoot>>()
  const fontSheet = new CSSStyleSheet()
  const fonts = new Map<string, string>()
  let base: CSSStyleSheet[] = []
  const looks = new CSSStyleSheet()
  let looksText = ''
  options.document.adoptedStyleSheets = [...options.document.adoptedStyleSheets, fontSheet]

  /** Puts addresses in; calls `again` when one of them has come that was not there. */
  function resolve(text: string, again: () => void): string {
    return text.replace(urlPattern, (_, double?: string, single?: string, bare?: string) => {
      const source = (double ?? single ?? bare ?? '').trim()
      if (source === '') return 'none'
      const address = options.address(source, again)
      return address === null ? 'url("data:,")' : `url("${address.replace(/["\\\n]/g, '')}")`
    })
  }

  function withMedia(text: string): string {
    return text.replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi, (_, scheme: string) =>
      (scheme.toLowerCase() === 'dark') === options.isDark() ? '(min-width:0px)' : '(max-width:0px)',
    )
  }

  function write(path: string): CSSStyleSheet {
    const sheet = sheets.get(path) ?? new CSSStyleSheet()
    sheets.set(path, sheet)
    const text = texts.get(path)
    if (text !== undefined)
      sheet.replaceSync(
        resolve(
          withMedia(text),
          later(() => write(path)),
        ),
      )
    return sheet
  }

  function writeFonts(): void {
    const again = later(writeFonts)
    const rules = [...fonts.values()].join('\n')
    fontSheet.replaceSync(withFontAddresses(rules, (source) => options.font(source, again)))
  }

  return {
    setBase(texts) {
      base = texts.map((text) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(text)
        return sheet
      })
      base.splice(looksAt, 0, looks)
    },
    addLooks(text) {
      looksText += text
      looks.replaceSync(looksText)
    },
    add(files) {
      if (typeof files !== 'object' || files === null) return
      const { sheets: more, fonts: moreFonts } = files as { sheets?: unknown; fonts?: unknown }
      for (const [path, text] of entries(more)) {
        texts.set(path, text)
        if (sheets.has(path)) write(path)
      }
      const before = fonts.size
      for (const [path, text] of entries(moreFonts)) fonts.set(path, text)
      if (fonts.size !== before) writeFonts()
    },
    adopt(shadow, paths) {
      const own = paths.flatMap((path) => {
        const users = adopted.get(path) ?? new Set()
        adopted.set(path, users)
        users.add(shadow)
        return [sheets.get(path) ?? write(path)]
      })
      shadow.adoptedStyleSheets = [...base, ...own]
    },
    style(dom, text) {
      if (!(dom instanceof HTMLElement)) return
      const sized = withoutRpx(text)
      const put = () => {
        dom.style.cssText = sized.includes('url(') ? resolve(sized, later(put)) : sized
      }
      put()
    },
    cleanStyle: (text) => resolve(withoutRpx(text), () => undefined),
    refresh() {
      for (const [path, text] of texts) if (/prefers-color-scheme/i.test(text) && sheets.has(path)) write(path)
    },
  }
}

/** 750 rpx are the width of a page. */
function withoutRpx(text: string): string {
  return text.includes('rpx')
    ? text.replace(/(-?\d*\.?\d+)rpx\b/g, (_, size: string) => `${Number(size) / 7.5}vw`)
    : text
}

/** Many addresses of one sheet come in the same moment: it is written once. */
function later(task: () => void): () => void {
  let isWaiting = false
  return () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      task()
    })
  }
}

function entries(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
}
