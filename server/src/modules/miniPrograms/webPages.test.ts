import { describe, expect, test } from 'vitest'
import { decideWebPages } from './webPages.ts'

const own = ['sampan.example.org', 'box.example.net']
const webDomains = ['shop.example.com', '*.pages.example.com', '*.example.org']
const live = (url: string) => decideWebPages({ url, stage: 'live', own, webDomains })
const preview = (url: string, hosts = own) => decideWebPages({ url, stage: 'preview', own: hosts, webDomains: [] })

describe('what is live', () => {
  const listed = ['https://shop.example.com', 'https://*.pages.example.com']
  test.each([
    ['https://shop.example.com/a?b=1', listed],
    ['https://one.pages.example.com/', listed],
    ['http://shop.example.com/', null],
    ['https://shop.example.com:8443/', null],
    ['https://api.example.com/', null],
    ['https://me:pass@shop.example.com/', null],
    // The list means this server as well: that is left out of it.
    ['https://sampan.example.org/', null],
    ['https://box.example.net/mp/runtime/frame.html', null],
    ['https://other.example.org/', null],
    ['javascript:alert(1)', null],
    ['data:text/html,hi', null],
    ['/api/accounts.describeSelf', null],
  ])('%s', (url, sources) => expect(live(url)).toEqual(sources))
})

describe('a preview', () => {
  test.each([
    ['https://anything.example.com:444/a', ['https://anything.example.com:444']],
    ['http://anything.example.com/', null],
    ['http://127.0.0.1:9000/', null],
    ['https://sampan.example.org/', null],
  ])('%s', (url, sources) => expect(preview(url)).toEqual(sources))

  test('shows pages of the machine that it is made on', () => {
    expect(preview('http://127.0.0.1:9000/', ['localhost:8080'])).toEqual(['http://127.0.0.1:9000'])
    expect(preview('http://localhost:8080/', ['localhost:8080'])).toBeNull()
  })
})
