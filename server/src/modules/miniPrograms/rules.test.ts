import { describe, expect, it } from 'vitest'
import { decideBundle, headersToSend, isDomain, isInDomains } from './rules.ts'

describe('which bundle opens', () => {
  const both = { live_bundle_id: 'live', preview_bundle_id: 'preview' }
  it.each([
    ['what is live', both, false, { stage: 'live', bundleId: 'live' }],
    ['the preview where it is asked for', both, true, { stage: 'preview', bundleId: 'preview' }],
    [
      'the preview where nothing is live',
      { ...both, live_bundle_id: null },
      false,
      { stage: 'preview', bundleId: 'preview' },
    ],
    [
      'what is live where there is no preview',
      { ...both, preview_bundle_id: null },
      true,
      { stage: 'live', bundleId: 'live' },
    ],
    ['nothing where there is neither', { live_bundle_id: null, preview_bundle_id: null }, true, null],
  ])('%s', (_case, program, preview, opens) => {
    expect(decideBundle(program, preview)).toEqual(opens)
  })
})

describe('domains', () => {
  it.each(['api.example.com', '*.example.com', 'xn--bcher-kva.example'])('%s is one', (text) => {
    expect(isDomain(text)).toBe(true)
  })
  it.each([
    '',
    '*',
    '*.',
    'localhost',
    'https://a.example',
    'a.example/',
    'a.example:8080',
    '127.0.0.1',
    'a..b',
    '*.*.a.b',
  ])('"%s" is none', (text) => {
    expect(isDomain(text)).toBe(false)
  })
  it.each([
    ['api.example.com', true],
    ['API.example.com.', true],
    ['evilapi.example.com', false],
    ['api.example.com.evil.net', false],
    ['a.cdn.example.net', true],
    ['cdn.example.net', false],
    ['evilcdn.example.net', false],
  ])('%s: %s', (host, isIn) => {
    expect(isInDomains(host, ['api.example.com', '*.cdn.example.net'])).toBe(isIn)
  })
})

it('sends what is a program’s own, and nothing that steers the connection', () => {
  const given = { 'X-Token': '7', Cookie: 'a=1', 'content-type': 'text/plain', Authorization: 'Bearer 1' }
  const steering = { Host: 'evil', Connection: 'close', 'Content-Length': '1', 'Sec-Fetch-Site': 'x', Referer: 'y' }
  const more = { 'x-forwarded-for': '1.1.1.1', 'proxy-authorization': 'z', 'bad name': '1', 'x-split': 'a\r\nb: c' }
  expect(headersToSend({ ...given, ...steering, ...more })).toEqual({
    'x-token': '7',
    cookie: 'a=1',
    'content-type': 'text/plain',
    authorization: 'Bearer 1',
  })
})
