import { RED_PACKET_GREETING_LENGTH_MAX, RED_PACKET_SHARE_PART, RED_PACKET_SHARES_MAX } from '@sampan/contract'
import { expect, test } from 'vitest'
import {
  amountMax,
  greetingLengthMax,
  type Per,
  type Shares,
  sharePart,
  sharesMax,
  sharesOf,
  totalOf,
  type Way,
} from './rules.ts'

test('the limits are the contract’s', () => {
  expect([sharesMax, Number(sharePart), greetingLengthMax]).toEqual([
    RED_PACKET_SHARES_MAX,
    RED_PACKET_SHARE_PART,
    RED_PACKET_GREETING_LENGTH_MAX,
  ])
})

test.each<[string, Way, string, number, Shares]>([
  ['one gets all', 'lucky', '888', 1, { kind: 'one', amount: '888' }],
  ['luck has a mean', 'lucky', '1000', 3, { kind: 'lucky', average: '333' }],
  ['it divides', 'equal', '900', 3, { kind: 'each', amount: '300' }],
  ['a unit is left over', 'equal', '1000', 3, { kind: 'uneven', low: '333', high: '334' }],
  ['by name', 'exclusive', '900', 2, { kind: 'each', amount: '450' }],
  ['less than a unit each', 'lucky', '2', 3, { kind: 'tooSmall' }],
])('%s', (_name, way, total, count, shares) => {
  expect(sharesOf(way, total, count)).toEqual(shares)
})

test.each<[string, string, Per, number, string]>([
  ['all of it', '888', 'total', 5, '888'],
  ['for each', '888', 'share', 5, '4440'],
])('%s', (_name, amount, per, count, total) => {
  expect(totalOf(amount, per, count)).toBe(total)
})

test.each<[string, string, string | null, Per, number, string]>([
  ['what there is', '5000', '15000', 'total', 2, '5000'],
  ['what the shares may hold', '50000', '15000', 'total', 2, '6000'],
  ['what a share may hold', '50000', '15000', 'share', 2, '3000'],
  ['what there is for each', '5000', '15000', 'share', 2, '2500'],
  ['no limit', '50000', null, 'total', 2, '50000'],
])('%s', (_name, available, paymentMax, per, count, max) => {
  expect(amountMax(available, paymentMax, per, count)).toBe(max)
})
