import { describe, expect, it } from 'vitest'
import type { Heading, Line } from './line.ts'
import { createPdfThread } from './pdfThread.ts'

const heading = (changes: Partial<Heading> = {}): Heading => ({
  language: 'en',
  timeZone: 'Asia/Shanghai',
  house: 'Sampan',
  owner: { name: 'فاطمة 林', handle: 'fatima' },
  from: null,
  before: Date.UTC(2026, 3, 1),
  made: Date.UTC(2026, 3, 1),
  ...changes,
})
const lines = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({
    at: Date.UTC(2026, 2, 1, 0, index),
    kind: 'transfer',
    name: ['Omar', 'فاطمة الزهراء', '王小明', 'Анна'][index % 4] ?? '',
    note: ['Tea', 'شكراً (جداً) 25', '晚饭和茶', 'Спасибо \u{1f389}'][index % 4] ?? '',
    amount: '-1250',
    balance: '999999999999999999',
    currency: 'EUR',
    reference: '01JN-5R8M-8D4N-3G0Z-1XQV-0000-00AB',
  }))

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const pagesOf = (bytes: Uint8Array) => text(bytes).match(/\/Type \/Page\b(?!s)/g)?.length
const fontsOf = (bytes: Uint8Array) => new Set(text(bytes).match(/(?<=\/BaseFont \/[A-Z]+\+)[A-Za-z-]+/g) ?? [])

describe('a statement as PDF', () => {
  it.each(['en', 'ar', 'zh', 'ru', 'it', 'de'] as const)(
    'is made in %s, with letters of every script in it',
    async (language) => {
      const pdf = createPdfThread(heading({ language }))
      await pdf.add(lines(30))
      await pdf.add(lines(30))
      const bytes = await pdf.finish()
      await pdf.close()
      expect(text(bytes).slice(0, 5)).toBe('%PDF-')
      expect(pagesOf(bytes)).toBeGreaterThan(2)
      const fonts = [...fontsOf(bytes)].join(' ')
      for (const family of ['NotoSans-', 'NotoSansArabic', 'NotoSansSC']) expect(fonts).toContain(family)
    },
  )

  it('of nothing has one page', async () => {
    const pdf = createPdfThread(heading())
    expect(pagesOf(await pdf.finish())).toBe(1)
    await pdf.close()
  })

  it('that is given up ends its thread', async () => {
    const pdf = createPdfThread(heading())
    await pdf.close()
    await expect(pdf.add(lines(1))).rejects.toThrow('ended')
  })
})
