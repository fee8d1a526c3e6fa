import { describe, expect, it } from 'vitest'
import { endingOf, fileKind } from './fileKind.ts'

describe('fileKind', () => {
  it.each([
    ['report.PDF', 'application/octet-stream', 'document'],
    ['报告.docx', 'application/zip', 'document'],
    ['totals.xlsx', '', 'table'],
    ['archive.tar.gz', 'application/gzip', 'archive'],
    ['film.mkv', '', 'video'],
    ['no ending', 'audio/mpeg', 'audio'],
    ['no ending', 'application/zip', 'archive'],
    ['odd.xyz', 'application/octet-stream', 'file'],
    ['', '', 'file'],
  ])('%j of %j is %s', (name, mediaType, kind) => {
    expect(fileKind(name, mediaType)).toBe(kind)
  })

  it('takes the last ending, if it is one', () => {
    expect(endingOf('a.tar.GZ')).toBe('gz')
    expect(endingOf('a. not an ending')).toBe('')
    expect(endingOf('.profile')).toBe('profile')
  })
})
