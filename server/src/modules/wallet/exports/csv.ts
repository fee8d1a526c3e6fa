/**
 * A statement as CSV (RFC 4180): a line for each entry, after one of headings in the reader's language. UTF-8 with a byte
 * order mark, since spreadsheets take it for something else without. Amounts have a point and no sign of thousands, dates
 * are ISO 8601 in the server's time zone: machines read them, whatever the language.
 */

import { type Heading, type Line, plainAmount } from './line.ts'
import { exportTexts } from './texts.ts'

const BYTE_ORDER_MARK = '\ufeff'
const END = '\r\n'

/** Only quoted where it must be. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** What others wrote must not become a formula: spreadsheets would run what begins like one. */
const written = (text: string): string => cell(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const row = (cells: readonly string[]): string => cells.join(',') + END

export interface CsvWriter {
  head(): string
  lines(lines: readonly Line[]): string
}

export function createCsv({ language, timeZone }: Pick<Heading, 'language' | 'timeZone'>): CsvWriter {
  const texts = exportTexts[language]
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return {
    head: () =>
      BYTE_ORDER_MARK +
      row(
        [
          texts.date,
          texts.time,
          texts.kind,
          texts.name,
          texts.note,
          texts.amount,
          texts.currency,
          texts.balance,
          texts.reference,
        ].map(cell),
      ),
    lines: (lines) =>
      lines
        .map((line) => {
          const [date = '', time = ''] = format.format(line.at).split(' ')
          return row([
            date,
            time,
            cell(texts.kinds[line.kind]),
            written(line.name),
            written(line.note),
            plainAmount(line.amount, line.currency),
            line.currency,
            plainAmount(line.balance, line.currency),
            line.reference,
          ])
        })
        .join(''),
  }
}
