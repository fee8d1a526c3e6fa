import { expect, test } from 'vitest'
import { decideAlert, decideEndpoint, isHushed, isQuiet } from './rules.ts'

const services = ['fcm.googleapis.com', '*.push.apple.com', 'http://127.0.0.1:4000']

// where a subscription points → whether requests are sent there
const endpoints: [string, 'allowed' | 'refused'][] = [
  ['https://fcm.googleapis.com/fcm/send/abc', 'allowed'],
  ['https://web.push.apple.com/abc', 'allowed'],
  ['http://127.0.0.1:4000/abc', 'allowed'],
  ['http://fcm.googleapis.com/abc', 'refused'],
  ['https://fcm.googleapis.com:8443/abc', 'refused'],
  ['https://user@fcm.googleapis.com/abc', 'refused'],
  ['https://fcm.googleapis.com.evil.example/abc', 'refused'],
  ['https://evilpush.apple.com/abc', 'refused'],
  ['https://push.apple.com/abc', 'refused'],
  ['https://127.0.0.1/abc', 'refused'],
  ['https://[::1]/abc', 'refused'],
  ['https://169.254.169.254/latest', 'refused'],
  ['http://127.0.0.1:4001/abc', 'refused'],
  ['nonsense', 'refused'],
]
test.each(endpoints)('%s is %s', (endpoint, decision) => expect(decideEndpoint(endpoint, services)).toBe(decision))

// from, until, the time of day in Berlin (UTC+2) → quiet or not
const times: [number, number, string, boolean][] = [
  [22 * 60, 7 * 60, '2026-07-01T19:59:00Z', false],
  [22 * 60, 7 * 60, '2026-07-01T20:00:00Z', true],
  [22 * 60, 7 * 60, '2026-07-02T04:59:00Z', true],
  [22 * 60, 7 * 60, '2026-07-02T05:00:00Z', false],
  [12 * 60, 13 * 60, '2026-07-01T10:30:00Z', true],
  [12 * 60, 13 * 60, '2026-07-01T11:00:00Z', false],
  [600, 600, '2026-07-01T08:00:00Z', false],
]
test.each(times)('from %i until %i, %s is quiet: %s', (from, until, at, quiet) =>
  expect(isQuiet({ previews: true, quiet: { from, until }, timeZone: 'Europe/Berlin' }, new Date(at))).toBe(quiet),
)

// muted, strong alert, calls the reader, quiet hours → how it is told
const alerts: [boolean, boolean, boolean, boolean, 'none' | 'usual' | 'strong'][] = [
  [false, false, false, false, 'usual'],
  [false, false, true, false, 'usual'],
  [false, false, false, true, 'none'],
  [false, false, true, true, 'none'],
  [true, false, false, false, 'none'],
  [true, false, true, false, 'usual'],
  [true, false, true, true, 'none'],
  [false, true, false, false, 'strong'],
  [true, true, false, false, 'strong'],
  [false, true, false, true, 'strong'],
  [true, true, false, true, 'strong'],
  [true, true, true, true, 'strong'],
]
test.each(alerts)(
  'muted %s, strong alert %s, mentioned %s, quiet %s: %s',
  (muted, strongAlert, mentioned, quiet, how) =>
    expect(decideAlert({ muted, strongAlert }, { mentioned, quiet })).toBe(how),
)

// hidden up to, read up to → whether it keeps its name to itself
const hidden: [number | null, number, boolean][] = [
  [null, 0, false],
  [5, 4, true],
  [5, 5, true],
  [5, 6, false],
]
test.each(hidden)('hidden at %s, read up to %i: %s', (hiddenSeq, readSeq, hushed) =>
  expect(isHushed({ hiddenSeq, readSeq })).toBe(hushed),
)
