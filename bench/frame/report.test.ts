import { expect, test } from 'vitest'
import type { Bench } from './bench.ts'
import { createRecorded, describeResult, resultOf } from './report.ts'

const bench: Bench = {
  name: 'boats',
  title: 'Boats',
  peers: ['rafts'],
  metrics: ['boatsPerSecond', 'sinkP99Ms'],
  ratios: ['boats'],
  async run() {},
}

test('a metric is the median of its samples, a ratio that of medians', () => {
  const recorded = createRecorded()
  recorded.metrics.set('boatsPerSecond', [100, 300, 200])
  recorded.metrics.set('sinkP99Ms', [4])
  recorded.ratios.set('boats', { samples: [100, 300, 200], peerSamples: [50, 40, 60] })
  recorded.settings.set('sails', 3)
  const result = resultOf(bench, true, recorded, { load: 0.5, stolen: 0.25 })
  expect(result).toMatchObject({
    bench: 'boats',
    quick: true,
    metrics: { boatsPerSecond: 200, sinkP99Ms: 4 },
    ratios: { boats: 4 },
    spreads: { boatsPerSecond: 1 },
    machine: { loadBefore: 0.5, stolen: 0.25 },
    settings: { sails: 3 },
  })
  expect(result.missing).toBeUndefined()
  expect(describeResult(result)).toContain('200  (spread 100 %)')
})

test('what could not be measured is null, with its reason', () => {
  const recorded = createRecorded()
  recorded.missing.set('boats', 'there are no rafts here')
  recorded.metrics.set('sinkP99Ms', [Number.NaN])
  const result = resultOf(bench, false, recorded, { load: 0, stolen: 0 })
  expect(result.metrics).toEqual({ boatsPerSecond: null, sinkP99Ms: null })
  expect(result.ratios).toEqual({ boats: null })
  expect(result.missing).toEqual({
    boatsPerSecond: 'not measured',
    sinkP99Ms: 'not measured',
    boats: 'there are no rafts here',
  })
  expect(describeResult(result)).toContain('– there are no rafts here')
})
