import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds, from half a millisecond to ten seconds: what an answer over a network takes. */
export const latencyBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The metrics of one server. A registry of its own, so that several servers live in one process (tests do that). */
export interface Metrics {
  registry: Registry
  /** What has happened so far: `sampan_messages_total`. Names end in `_total`. */
  counter<Label extends string>(name: string, help: string, labels?: readonly Label[]): Counter<Label>
  /** What is so now. `read`, if given, is asked whenever the metrics are fetched. */
  gauge<Label extends string>(
    name: string,
    help: string,
    options?: { labels?: readonly Label[]; read?: () => number },
  ): Gauge<Label>
  /** How long something took, in seconds. Names end in `_seconds`. */
  latency<Label extends string>(name: string, help: string, labels?: readonly Label[]): Histogram<Label>
}

/** @param options.withProcess also tells memory, event loop and garbage collection of this process */
export function createMetrics(options: { withProcess: boolean } = { withProcess: false }): Metrics {
  const registry = new Registry()
  if (options.withProcess) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: [...labels], registers }),
    gauge: (name, help, { labels = [], read } = {}) =>
      new Gauge({
        name,
        help,
        labelNames: [...labels],
        registers,
        ...(read && {
          collect() {
            this.set(read())
          },
        }),
      }),
    latency: (name, help, labels = []) =>
      new Histogram({ name, help, labelNames: [...labels], registers, buckets: latencyBuckets }),
  }
}
