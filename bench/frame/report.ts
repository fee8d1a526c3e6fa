import { availableParallelism, loadavg, totalmem } from 'node:os'
import type { Bench } from './bench.ts'
import { median, rounded, spread } from './statistics.ts'

/** What was recorded in a run, by name. */
export interface Recorded {
  metrics: Map<string, readonly number[]>
  ratios: Map<string, { samples: readonly number[]; peerSamples: readonly number[] }>
  missing: Map<string, string>
  settings: Map<string, string | number | boolean>
}

export interface BenchResult {
  bench: string
  quick: boolean
  metrics: Record<string, number | null>
  ratios: Record<string, number | null>
  /** Why something is null. */
  missing?: Record<string, string>
  /** From the lowest to the highest sample in parts of the median, where there were several. */
  spreads: Record<string, number>
  machine: Record<string, string | number>
  settings: Record<string, string | number | boolean>
}

export function createRecorded(): Recorded {
  return { metrics: new Map(), ratios: new Map(), missing: new Map(), settings: new Map() }
}

/** What else kept the machine busy. */
export interface Disturbance {
  /** When the run began: processes that wanted a core, over a minute. */
  load: number
  /** The part of the wanted time that the host of a virtual machine gave to others during the run. */
  stolen: number
}

export function resultOf(bench: Bench, quick: boolean, recorded: Recorded, { load, stolen }: Disturbance): BenchResult {
  const missing = new Map<string, string>()
  const spreads = new Map<string, number>()
  const figure = (name: string, value: number | undefined): [string, number | null] => {
    if (value !== undefined && Number.isFinite(value)) return [name, rounded(value)]
    missing.set(name, recorded.missing.get(name) ?? 'not measured')
    return [name, null]
  }
  const middle = (samples: readonly number[] | undefined) => (samples?.length ? median(samples) : undefined)
  for (const [name, samples] of recorded.metrics) if (samples.length > 1) spreads.set(name, rounded(spread(samples)))

  // Beside what a benchmark promises it may tell more.
  const metricNames = new Set([...bench.metrics, ...recorded.metrics.keys()])
  const ratioNames = new Set([...bench.ratios, ...recorded.ratios.keys()])
  const metrics = [...metricNames].map((name) => figure(name, middle(recorded.metrics.get(name))))
  const ratios = [...ratioNames].map((name) => {
    const of = middle(recorded.ratios.get(name)?.samples)
    const to = middle(recorded.ratios.get(name)?.peerSamples)
    return figure(name, of === undefined || to === undefined ? undefined : of / to)
  })
  return {
    bench: bench.name,
    quick,
    metrics: Object.fromEntries(metrics),
    ratios: Object.fromEntries(ratios),
    ...(missing.size > 0 && { missing: Object.fromEntries(missing) }),
    spreads: Object.fromEntries(spreads),
    machine: {
      cores: availableParallelism(),
      memoryGb: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      node: process.versions.node,
      loadBefore: rounded(load),
      stolen: rounded(stolen),
    },
    settings: Object.fromEntries(recorded.settings),
  }
}

export const currentLoad = (): number => loadavg()[0] ?? 0

/** For people. */
export function describeResult(result: BenchResult): string {
  const lines: string[] = ['']
  for (const [name, value] of Object.entries(result.metrics)) {
    const around = result.spreads[name]
    const note = around === undefined ? '' : `  (spread ${Math.round(around * 100)} %)`
    lines.push(`${name.padEnd(32)} ${valueText(value, result.missing?.[name])}${note}`)
  }
  for (const [name, value] of Object.entries(result.ratios)) {
    lines.push(`${`× ${name}`.padEnd(32)} ${valueText(value, result.missing?.[name])}`)
  }
  lines.push('', `machine   ${pairs(result.machine)}`, `settings  ${pairs(result.settings)}`)
  return lines.join('\n')
}

const valueText = (value: number | null, reason = ''): string =>
  value === null ? `– ${reason}` : value.toLocaleString('en', { maximumSignificantDigits: 4 })

const pairs = (values: Record<string, unknown>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ')
