import { FILE_NAME_LENGTH_MAX } from '@sampan/contract'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { safeName } from './safeName.ts'

describe('safeName', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['  two  words .txt ', 'two words.txt'],
    ['季度报告.docx', '季度报告.docx'],
    ['تقرير.pdf', 'تقرير.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['C:\\autoexec.bat', 'autoexec.bat'],
    ['/', 'file'],
    ['..', 'file'],
    ['', 'file'],
    ['\0', 'file'],
    ['.profile', 'profile'],
    ['a\0.pdf', 'a.pdf'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['\u2066x\u2069\u200f\u061c.txt', 'x.txt'],
    ['zero\u200bwidth\ufeff.txt', 'zerowidth.txt'],
    ['line\nbreak\r.txt', 'linebreak.txt'],
    ['what?*<>|":.txt', 'what_______.txt'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['console.txt', 'console.txt'],
    ['ends with dots...', 'ends with dots'],
    ['half \ud800.txt', 'half \ufffd.txt'],
    ['cafe\u0301.txt', 'café.txt'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeName(given)).toBe(safe)
  })

  it('keeps the ending of a name that is too long', () => {
    expect(safeName(`${'a'.repeat(400)}.pdf`)).toMatch(/^a{146}\.pdf$/)
    expect(Buffer.byteLength(safeName(`${'报'.repeat(400)}.docx`))).toBeLessThanOrEqual(240)
    expect(safeName(`${'报'.repeat(400)}.docx`)).toMatch(/报\.docx$/)
    expect(safeName(`x.${'e'.repeat(400)}`)).toHaveLength(FILE_NAME_LENGTH_MAX)
  })

  test('whatever is given, the name is short, can be seen and is no path; made safe once more it stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = safeName(given)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(FILE_NAME_LENGTH_MAX)
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(name).not.toMatch(/^[. ]|[ ]$/)
        expect(name.isWellFormed()).toBe(true)
        expect(safeName(name)).toBe(name)
      }),
      { numRuns: 2_000 },
    )
  })
})
