import { expect, it } from 'vitest'
import { keptPreview, linksIn, previewedLink } from './links.ts'

it.each([
  ['See https://example.com/a, then', ['https://example.com/a']],
  ['www.example.com.', ['https://www.example.com/']],
  ['(https://example.com/a) and https://example.com/b_(c)', ['https://example.com/a', 'https://example.com/b_(c)']],
  ['看https://example.com/路。好', ['https://example.com/%E8%B7%AF']],
  ['HTTPS://EXAMPLE.COM/A', ['https://example.com/A']],
  ['https://例子.中国/', ['https://xn--fsqu00a.xn--fiqs8s/']],
  ['sampan.dev, or see example.com/path?q=1', ['https://sampan.dev/', 'https://example.com/path?q=1']],
  ['看sampan.cn，好', ['https://sampan.cn/']],
  ['It was fine.It is late.so go, readme.com.txt, mei@example.com, www@example.com', []],
  ['nothing, ftp://example.com, javascript:alert(1), https://', []],
])('finds the links of %s', (text, urls) => expect(linksIn(text).map(({ url }) => url)).toEqual(urls))

it('says where they stand', () => {
  const text = 'a www.example.com b'
  const [link] = linksIn(text)
  expect(link && text.slice(link.offset, link.offset + link.text.length)).toBe('www.example.com')
})

it('takes the first one that may have a preview', () => {
  expect(previewedLink(`https://example.com/${'a'.repeat(3000)} https://example.org`)).toBe('https://example.org/')
  expect(previewedLink('none')).toBeUndefined()
})

it('keeps a preview as long as its link stands in the text', () => {
  const preview = { url: 'https://example.com/', title: 'T', description: '', siteName: 'S', picture: null }
  expect(keptPreview(preview, 'Look: https://example.com')).toEqual({ preview })
  expect(keptPreview(preview, 'Look: https://example.com/a')).toEqual({})
  expect(keptPreview(undefined, 'https://example.com')).toEqual({})
})
