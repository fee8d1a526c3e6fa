import { describe, expect, it } from 'vitest'
import { decideSend, judgeCode } from './rules.ts'

const NOON = new Date('2026-03-02T12:00:00.000Z')
const ago = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000)
const none = { ofMember: [], toNumber: [], ofServer: 0 }
const five = [ago(600), ago(500), ago(400), ago(300), ago(200)]

describe('decideSend', () => {
  it.each([
    ['the first one', none, null],
    ['a minute after the last', { ...none, ofMember: [ago(1)] }, null],
    ['half a minute after the last', { ...none, ofMember: [ago(0.5)] }, '2026-03-02T12:00:30.000Z'],
    ['a sixth one of a day', { ...none, ofMember: five }, '2026-03-03T02:00:00.000Z'],
    ['a sixth one to a number', { ...none, toNumber: five }, '2026-03-03T02:00:00.000Z'],
    ['one more than the server sends', { ...none, ofServer: 100 }, '2026-03-02T13:00:00.000Z'],
  ])('%s', (_name, sent, from) => {
    expect(decideSend(sent, NOON, 100)?.toISOString() ?? null).toBe(from)
  })
})

describe('judgeCode', () => {
  const later = new Date(NOON.getTime() + 1)
  it.each([
    ['no proof', undefined, true, 'over'],
    ['the right one', { triesLeft: 1, expiresAt: later }, true, 'right'],
    ['a wrong one', { triesLeft: 5, expiresAt: later }, false, 'wrong'],
    ['the right one too late', { triesLeft: 5, expiresAt: NOON }, true, 'over'],
    ['the right one after five wrong ones', { triesLeft: 0, expiresAt: later }, true, 'over'],
  ] as const)('%s', (_name, proof, isRight, judged) => {
    expect(judgeCode(proof, () => isRight, NOON)).toBe(judged)
  })
})
