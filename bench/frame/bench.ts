/** What a benchmark is. Each stands in a folder of its own, as `bench.ts` beside its README. */
export interface Bench {
  name: string
  /** In words, for whoever reads the output. */
  title: string
  /** What it can be compared with; the first unless another is asked for. */
  peers: readonly string[]
  /** Names in camel case with the unit last. What a run leaves out is null in its result, with a reason. */
  metrics: readonly string[]
  ratios: readonly string[]
  run(bench: BenchRun): Promise<void>
}

/** What a run works with, and where it leaves its figures. */
export interface BenchRun {
  /** Ends within 50 seconds, peer included. */
  quick: boolean
  /** Null: without one. */
  peer: string | null
  /** Tells people what goes on. */
  say(line: string): void
  /** Done at the end, last first, whatever happens. */
  undoLater(step: () => Promise<void> | void): void
  /** The median of the samples is the metric; how far they spread is told beside it. */
  metric(name: string, samples: readonly number[]): void
  /** Of the medians: so many times the second. */
  ratio(name: string, samples: readonly number[], peerSamples: readonly number[]): void
  /** Why a metric or a ratio could not be measured. */
  missing(name: string, reason: string): void
  setting(name: string, value: string | number | boolean): void
}
