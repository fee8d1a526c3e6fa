import { describe, expect, it } from 'vitest'
import { createCsv } from './csv.ts'
import type { Line } from './line.ts'

const line = (changes: Partial<Line> = {}): Line => ({
  at: Date.UTC(2026, 2, 1, 23, 5, 7),
  kind: 'payment',
  name: 'Omar',
  note: 'Tea',
  amount: '-1250',
  balance: '8750',
  currency: 'EUR',
  reference: '01JN-0000',
  ...changes,
})
const berlin = { language: 'en', timeZone: 'Europe/Berlin' } as const

describe('a statement as CSV', () => {
  it('begins with a byte order mark and headings in the reader’s language', () => {
    expect(createCsv(berlin).head()).toBe('\ufeffDate,Time,Kind,Name,Note,Amount,Currency,Balance,Reference\r\n')
    expect(createCsv({ ...berlin, language: 'zh' }).head()).toBe(
      '\ufeff日期,时间,类型,对方,备注,金额,货币,余额,凭证号\r\n',
    )
  })

  it.each([
    ['days of the time zone, and a point', {}, '2026-03-02,00:05:07,Payment,Omar,Tea,-12.50,EUR,87.50,01JN-0000'],
    ['no decimals', { currency: 'JPY' }, '2026-03-02,00:05:07,Payment,Omar,Tea,-1250,JPY,8750,01JN-0000'],
    ['three', { currency: 'KWD' }, '2026-03-02,00:05:07,Payment,Omar,Tea,-1.250,KWD,8.750,01JN-0000'],
    [
      'quotes',
      { note: 'A "good" one, hot' },
      '2026-03-02,00:05:07,Payment,Omar,"A ""good"" one, hot",-12.50,EUR,87.50,01JN-0000',
    ],
    [
      'no formulas',
      { name: '=1+1', note: '@SUM(A1), 2' },
      '2026-03-02,00:05:07,Payment,\'=1+1,"\'@SUM(A1), 2",-12.50,EUR,87.50,01JN-0000',
    ],
    ['other scripts', { name: 'فاطمة', note: '茶' }, '2026-03-02,00:05:07,Payment,فاطمة,茶,-12.50,EUR,87.50,01JN-0000'],
  ])('has %s', (_words, changes, expected) => {
    expect(createCsv(berlin).lines([line(changes)])).toBe(`${expected}\r\n`)
  })
})
