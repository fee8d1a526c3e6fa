/** A statement as PDF: a table on A4, from right to left in Arabic. */
import { decimalsOf } from '@sampan/contract'
import PDFDocument from 'pdfkit'
import { fontFileOf, loadFont, type Weight } from './fonts.ts'
import { type Heading, type Line, plainAmount } from './line.ts'
import { breakable, type Piece, piecesOf } from './setting.ts'
import { exportTexts } from './texts.ts'

/** In points, 1/72 of an inch. */
const PAGE = { width: 595.28, height: 841.89, margin: 40, foot: 56 }
const INK = '#1b1f24'
const QUIET = '#5c6670'
const RULE = '#d6dbe0'
/** From a line's top to where its letters stand, and to the next line, in sizes of its letters. */
const ASCENT = 1.05
const LEADING = 1.4
const LINES_PER_CELL_MAX = 4

type Align = 'start' | 'end'
/** `auto`: of people's own words, as their first letter says. */
type Direction = 'ltr' | 'rtl' | 'auto'
interface Column {
  key: 'when' | 'who' | 'kind' | 'amount' | 'balance'
  width: number
  align: Align
}
const GAP = 8
/** With the gaps between them as wide as the page within its margins. */
const columns: readonly Column[] = [
  { key: 'when', width: 78, align: 'start' },
  { key: 'who', width: 187, align: 'start' },
  { key: 'kind', width: 80, align: 'start' },
  { key: 'amount', width: 70, align: 'end' },
  { key: 'balance', width: 68, align: 'end' },
]

interface Style {
  size: number
  weight: Weight
  color: string
}
const title: Style = { size: 20, weight: 700, color: INK }
const plain: Style = { size: 9, weight: 400, color: INK }
const strong: Style = { size: 9, weight: 700, color: INK }
const quiet: Style = { size: 8, weight: 400, color: QUIET }
const head: Style = { size: 8, weight: 700, color: QUIET }

export interface PdfWriter {
  add(lines: readonly Line[]): Promise<void>
  finish(): Promise<Buffer>
}

export async function createPdf(heading: Heading): Promise<PdfWriter> {
  const texts = exportTexts[heading.language]
  const base: Direction = heading.language === 'ar' ? 'rtl' : 'ltr'
  const tag = `${heading.language}-u-ca-gregory-nu-latn`
  const times = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: heading.timeZone })
  const dates = times({ dateStyle: 'medium' })
  const clock = times({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const numbers = new Map<string, Intl.NumberFormat>()

  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    lang: heading.language,
    info: { Title: `${heading.house}: ${texts.title}`, Author: heading.house, CreationDate: new Date(heading.made) },
  })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })

  const registered = new Set<string>()
  const nameOf = (font: string, weight: Weight) => `${font} ${weight}`
  /** Has the letters of these texts at hand: what follows draws at once. */
  async function prepare(written: Iterable<string>, weights: readonly Weight[]): Promise<void> {
    const files = new Map(
      [...`□…${[...written].join('')}`].map((letter) => {
        const file = fontFileOf(letter.codePointAt(0) ?? 0)
        return [file?.name, file] as const
      }),
    )
    for (const file of files.values())
      for (const weight of file ? weights : []) {
        if (!file || registered.has(nameOf(file.name, weight))) continue
        doc.registerFont(nameOf(file.name, weight), await loadFont(file, weight))
        registered.add(nameOf(file.name, weight))
      }
  }

  const use = (piece: Piece, style: Style) => doc.font(nameOf(piece.font, style.weight)).fontSize(style.size)
  const widthOf = (text: string, style: Style): number =>
    piecesOf(text, base).reduce((width, piece) => width + use(piece, style).widthOfString(piece.text), 0)

  /** Lines that fit; what does not find room at all ends with an ellipsis. */
  function fold(text: string, width: number, style: Style): string[] {
    const lines: string[] = []
    let line = ''
    for (const part of breakable(text).flatMap((each) => cutToFit(each, width, style))) {
      if (line !== '' && widthOf((line + part).trimEnd(), style) > width) {
        lines.push(line.trimEnd())
        line = part
      } else line += part
    }
    if (line.trimEnd() !== '') lines.push(line.trimEnd())
    if (lines.length <= LINES_PER_CELL_MAX) return lines
    return [...lines.slice(0, LINES_PER_CELL_MAX - 1), `${lines[LINES_PER_CELL_MAX - 1]}…`]
  }

  /** A word that is wider than its column is broken where it must be. */
  function cutToFit(word: string, width: number, style: Style): string[] {
    if (widthOf(word.trimEnd(), style) <= width) return [word]
    const parts: string[] = []
    let part = ''
    for (const letter of word) {
      if (part !== '' && widthOf(part + letter, style) > width) {
        parts.push(part)
        part = letter
      } else part += letter
    }
    return [...parts, part]
  }

  /** @param x the left edge, whatever the direction */
  function draw(
    text: string,
    x: number,
    top: number,
    width: number,
    align: Align,
    style: Style,
    direction: Direction = base,
  ): void {
    const pieces = piecesOf(text, direction)
    const widths = pieces.map((piece) => use(piece, style).widthOfString(piece.text))
    const total = widths.reduce((sum, each) => sum + each, 0)
    const isLeft = (align === 'start') === (base === 'ltr')
    let at = isLeft ? x : x + width - total
    for (const [index, piece] of pieces.entries()) {
      use(piece, style)
        .fillColor(style.color)
        .text(piece.text, at, top + style.size * ASCENT, { lineBreak: false, baseline: 'alphabetic' })
      at += widths[index] ?? 0
    }
  }

  const inner = PAGE.width - 2 * PAGE.margin
  const edges = new Map<Column['key'], number>()
  let offset = 0
  for (const { key, width } of columns) {
    edges.set(key, base === 'ltr' ? PAGE.margin + offset : PAGE.width - PAGE.margin - offset - width)
    offset += width + GAP
  }

  let top = 0
  let pages = 0
  function beginPage(): void {
    doc.addPage()
    pages += 1
    top = PAGE.margin
    draw(`${texts.page} ${pages}`, PAGE.margin, PAGE.height - PAGE.foot + 16, inner, 'end', quiet)
    draw(heading.house, PAGE.margin, PAGE.height - PAGE.foot + 16, inner, 'start', quiet)
    if (pages === 1) drawHeading()
    const names = {
      when: texts.date,
      who: `${texts.name} · ${texts.note}`,
      kind: texts.kind,
      amount: texts.amount,
      balance: texts.balance,
    }
    for (const { key, width, align } of columns) draw(names[key], edges.get(key) ?? 0, top, width, align, head)
    top += head.size * LEADING + 4
    rule()
  }

  function rule(): void {
    doc
      .moveTo(PAGE.margin, top)
      .lineTo(PAGE.width - PAGE.margin, top)
      .lineWidth(0.5)
      .stroke(RULE)
    top += 5
  }

  function drawHeading(): void {
    draw(texts.title, PAGE.margin, top, inner, 'start', title)
    top += title.size * LEADING + 6
    const facts: [string, string][] = [
      [texts.name, `${heading.owner.name} (@${heading.owner.handle})`],
      [
        texts.period,
        `${heading.from === null ? texts.beginning : dates.format(heading.from)} – ${dates.format(heading.before - 1)}`,
      ],
      [texts.timeZone, heading.timeZone],
      [texts.made, `${dates.format(heading.made)}, ${clock.format(heading.made)}`],
    ]
    for (const [label, fact] of facts) {
      const x = (at: number, width: number) => (base === 'ltr' ? at : PAGE.width - at - width)
      draw(label, x(PAGE.margin, 90), top, 90, 'start', quiet)
      for (const line of fold(fact, inner - 100, plain)) {
        draw(
          line,
          x(PAGE.margin + 100, inner - 100),
          top,
          inner - 100,
          'start',
          plain,
          label === texts.name ? 'auto' : base,
        )
        top += plain.size * LEADING
      }
    }
    top += 14
  }

  function money(minor: string, currency: string): string {
    let format = numbers.get(currency)
    if (!format) {
      const digits = decimalsOf(currency)
      format = new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      numbers.set(currency, format)
    }
    // As text, which is exact; a number would not be.
    return `${format.format(plainAmount(minor, currency) as Intl.StringNumericLiteral)} ${currency}`
  }

  function drawLine(line: Line): void {
    const width = (key: Column['key']) => columns.find((column) => column.key === key)?.width ?? 0
    const cells: { key: Column['key']; text: string; style: Style }[][] = [
      [
        { key: 'when', text: dates.format(line.at), style: plain },
        { key: 'when', text: clock.format(line.at), style: quiet },
      ],
      [
        ...fold(line.name, width('who'), strong).map((text) => ({ key: 'who' as const, text, style: strong })),
        ...fold(line.note, width('who'), plain).map((text) => ({ key: 'who' as const, text, style: plain })),
        { key: 'who', text: line.reference, style: { ...quiet, size: 6.5 } },
      ],
      fold(texts.kinds[line.kind], width('kind'), plain).map((text) => ({ key: 'kind' as const, text, style: plain })),
      fold(money(line.amount, line.currency), width('amount'), strong).map((text) => ({
        key: 'amount' as const,
        text,
        style: strong,
      })),
      fold(money(line.balance, line.currency), width('balance'), plain).map((text) => ({
        key: 'balance' as const,
        text,
        style: plain,
      })),
    ]
    const heights = cells.map((cell) => cell.reduce((sum, { style }) => sum + style.size * LEADING, 0))
    const height = Math.max(...heights) + 6
    if (top + height > PAGE.height - PAGE.foot) beginPage()
    for (const cell of cells) {
      let y = top
      for (const { key, text, style } of cell) {
        const column = columns.find((each) => each.key === key)
        // Numbers and their signs read from left to right in every language.
        const isNumber = key === 'amount' || key === 'balance' || text === line.reference
        const direction = isNumber ? 'ltr' : key === 'who' ? 'auto' : base
        draw(text, edges.get(key) ?? 0, y, column?.width ?? 0, column?.align ?? 'start', style, direction)
        y += style.size * LEADING
      }
    }
    top += height
    rule()
  }

  const fixed = [
    ...Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : [])),
    ...Object.values(texts.kinds),
    heading.house,
    heading.owner.name,
    heading.owner.handle,
    heading.timeZone,
    `${dates.format(heading.made)} ${clock.format(heading.made)} 0123456789 -–,.()@·`,
    ...Array.from({ length: 12 }, (_, month) => dates.format(Date.UTC(2026, month, 15))),
  ]
  await prepare(fixed, [400, 700])
  beginPage()
  let count = 0

  return {
    async add(lines) {
      await prepare(
        lines.flatMap(({ note }) => note),
        [400],
      )
      await prepare(
        lines.flatMap(({ name }) => name),
        [700],
      )
      for (const line of lines) drawLine(line)
      count += lines.length
    },
    async finish() {
      if (count === 0) draw(texts.nothing, PAGE.margin, top, inner, 'start', plain)
      doc.end()
      await ended
      return Buffer.concat(parts)
    },
  }
}
