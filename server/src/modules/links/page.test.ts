import { describe, expect, it } from 'vitest'
import { cleanLine } from './clean.ts'
import { decodePage } from './decode.ts'
import { readPage } from './page.ts'

const at = 'https://example.com/news/today.html'
const read = (head: string) => readPage(`<html><head>${head}</head><body><title>Not this</title></body></html>`, at)

describe('what a page says of itself', () => {
  it('is what is meant for others, else what stands in its title', () => {
    expect(
      read(`<title>Plain</title><meta property="og:title" content="Meant"><meta name="description" content="Some &amp; more">
        <meta property="og:site_name" content="Example">`),
    ).toEqual({ title: 'Meant', description: 'Some & more', siteName: 'Example', pictures: [] })
    expect(read('<title>\n  Pl&auml;in &#8212;\n title </title>').title).toBe('Pläin — title')
    expect(read('<meta name="twitter:title" content="T"><TITLE>x</TITLE>').title).toBe('T')
    expect(read('<meta content="First" property="OG:Title"><meta property="og:title" content="Second">').title).toBe(
      'First',
    )
    expect(read('').title).toBe('')
  })

  it('is not what stands in its body, in scripts or comments', () => {
    expect(
      read('<script>"<title>Script</title>"</script><!-- <title>Comment</title> --><title>Real</title>').title,
    ).toBe('Real')
    expect(readPage('<body><meta property="og:title" content="Body"></body>', at).title).toBe('')
  })

  it('names pictures from where it stands, the best first', () => {
    expect(
      read(`<link rel="icon" href="/favicon.ico"><link rel="icon" type="image/svg+xml" href="/i.svg">
        <link rel="shortcut icon" href="/i.png"><link rel="apple-touch-icon" href="touch.png">
        <meta property="og:image" content="//cdn.example.org/a.jpg?x=1&amp;y=2">`).pictures,
    ).toEqual([
      'https://cdn.example.org/a.jpg?x=1&y=2',
      'https://example.com/news/touch.png',
      'https://example.com/i.png',
    ])
    expect(read('<meta property="og:image" content="http://[">').pictures).toEqual([])
  })

  it('bears pages that are broken or hostile', () => {
    expect(readPage('<title>Never closed', at).title).toBe('Never closed')
    expect(readPage(`<title>${'a'.repeat(100_000)}</title>`, at).title).toHaveLength(200)
    expect(readPage('<'.repeat(100_000), at).title).toBe('')
    expect(readPage('<div '.repeat(50_000), at).title).toBe('')
    expect(read('<title>\u202eevil\u0000\u0007 \u200bone\ud800</title>').title).toBe('evil one\ufffd')
  })
})

describe('a line', () => {
  it('keeps what scripts and emoji need', () => {
    expect(cleanLine('می\u200cخواهم 👩\u200d💻', 80)).toBe('می\u200cخواهم 👩\u200d💻')
    expect(cleanLine('שלום \u2067مرحبا\u2069', 80)).toBe('שלום مرحبا')
  })
  it('is cut between letters', () => {
    expect(cleanLine('😀😀😀😀', 6)).toBe('😀😀…')
    expect(cleanLine('one two three', 8)).toBe('one two…')
    expect(cleanLine('12345678', 8)).toBe('12345678')
  })
})

describe('bytes', () => {
  it.each([
    ['UTF-8', Buffer.from('<title>中文</title>'), null, '中文'],
    ['a mark', Buffer.from('\ufeff<title>中文</title>', 'utf16le'), 'iso-8859-1', '中文'],
    ['what the server said', Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), 'gb2312', '中文'],
    ['what the page says', Buffer.concat([Buffer.from('<meta charset="gbk">'), Buffer.from([0xd6, 0xd0])]), null, '中'],
    [
      'what it says the old way',
      Buffer.concat([
        Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        Buffer.from([0xcf, 0xf0]),
      ]),
      null,
      'Пр',
    ],
    ['nothing, and not UTF-8', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x20, 0x20, 0x20, 0x20]), null, 'café'],
    ['a name that is none', Buffer.from('plain'), 'no-such-charset', 'plain'],
  ])('are read by %s', (_, bytes, named, text) => expect(decodePage(bytes, named)).toContain(text))
})
