import { expect, test } from 'vitest'
import { programHref, readAddress, scannedHref, splitPath } from './address.ts'

const programId = '0190a000-0000-7000-8000-000000000001'

test('a link leads to the page that it was made for', () => {
  const href = programHref({ programId, path: 'pages/a/a?id=7&name=Tee & Co' })
  const url = new URL(href, 'https://sampan.example')
  expect(readAddress(url.pathname, url.search)).toEqual({
    programId,
    preview: false,
    path: 'pages/a/a?id=7&name=Tee & Co',
    from: 'link',
  })
  expect(readAddress(`/mini-programs/${programId}`, '?preview=1')).toEqual({
    ...{ programId, preview: true, path: '', from: 'link' },
  })
  expect(programHref({ programId, path: 'a', from: 'chat' })).toBe(`/mini-programs/${programId}?path=a&from=chat`)
})

test('a code that was read leads to its page, and the program is told that it was read', () => {
  for (const [said, path] of [
    ['', ''],
    ['?path=a%3Fid%3D7%26b%3D%25&from=chat', 'a?id=7&b=%'],
  ] as const) {
    const url = new URL(scannedHref(`/mini-programs/${programId}${said}`), 'https://sampan.example')
    expect(readAddress(url.pathname, url.search)).toEqual({ programId, preview: false, path, from: 'code' })
  }
})

test.each(['/mini-programs', `/mini-programs/${programId}/settings`, '/mini-programs/x', `/chats/${programId}`])(
  '%s opens none',
  (pathname) => {
    expect(readAddress(pathname, '')).toBeNull()
  },
)

test('programs are told path and query apart', () => {
  expect(splitPath('/pages/a/a?id=7&x=%20')).toEqual({ path: 'pages/a/a', query: { id: '7', x: ' ' } })
  expect(splitPath('')).toEqual({ path: '', query: {} })
})
