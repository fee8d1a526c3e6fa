import { describe, expect, it } from 'vitest'
import { isFromOurPages, tokenOf } from './session.ts'

const token = 'abcdefghijklmnopqrstuvwxyz_-0123456789ABCDE'

describe('tokenOf', () => {
  it.each([
    [{ authorization: `Bearer ${token}` }, { token, from: 'header' }],
    [{ cookie: `sampan_session=${token}` }, { token, from: 'cookie' }],
    [{ cookie: `a=b; sampan_session=${token}; c=d` }, { token, from: 'cookie' }],
    [{ cookie: `other_sampan_session=${token}` }, null],
    [{ cookie: 'sampan_session=short' }, null],
    [{ authorization: `Basic ${token}` }, null],
    [{}, null],
  ])('%j → %j', (headers, expected) => {
    expect(tokenOf(headers)).toEqual(expected)
  })
})

describe('isFromOurPages', () => {
  const origin = 'https://app.example.org'
  it.each([
    // headers → is it ours
    [{}, true],
    [{ origin }, true],
    [{ origin: 'http://localhost:8080', host: 'localhost:8080' }, true],
    [{ origin: 'https://evil.example', host: 'app.example.org' }, false],
    [{ origin: 'null', host: 'app.example.org' }, false],
    [{ origin: 'https://app.example.org.evil.example', host: 'app.example.org' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
  ])('%j → %s', (headers, expected) => {
    expect(isFromOurPages(headers, origin)).toBe(expected)
  })
})
