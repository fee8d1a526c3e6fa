/** `npm run bench -- <name>`: see README.md. */
import { errorMessage } from '@sampan/server/kernel/operatorError.ts'
import { benches } from './benches.ts'
import type { Bench, BenchRun } from './frame/bench.ts'
import { watchStolen } from './frame/cpu.ts'
import { type BenchOptions, readOptions, usage } from './frame/options.ts'
import { createRecorded, currentLoad, describeResult, resultOf } from './frame/report.ts'

async function main(): Promise<void> {
  let options: BenchOptions
  try {
    options = readOptions(process.argv.slice(2))
  } catch (error) {
    return fail(errorMessage(error))
  }
  const load = benches[options.name]
  if (!load) return fail(`There is no benchmark "${options.name}"`)
  const bench = await load()
  const peer = options.peer === undefined ? (bench.peers[0] ?? null) : options.peer
  if (peer !== null && !bench.peers.includes(peer)) {
    return fail(`${bench.name} has ${bench.peers.length > 0 ? `the peers ${bench.peers.join(', ')}` : 'no peer'}`)
  }
  await measure(bench, options, peer)
}

function fail(problem: string): void {
  process.stderr.write(`${problem}.\n\n  ${usage}\n\nThere are: ${Object.keys(benches).join(', ')}.\n`)
  process.exitCode = 2
}

async function measure(bench: Bench, options: BenchOptions, peer: string | null): Promise<void> {
  const startedAt = performance.now()
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`
  const load = currentLoad()
  const stolen = watchStolen()
  const recorded = createRecorded()
  const undo: (() => Promise<void> | void)[] = []
  const run: BenchRun = {
    quick: options.quick,
    peer,
    say: (line) => void process.stdout.write(`${seconds()}  ${line}\n`),
    undoLater: (step) => void undo.push(step),
    metric: (name, samples) => void recorded.metrics.set(name, samples),
    ratio: (name, samples, peerSamples) => void recorded.ratios.set(name, { samples, peerSamples }),
    missing: (name, reason) => void recorded.missing.set(name, reason),
    setting: (name, value) => void recorded.settings.set(name, value),
  }
  const clearUp = async () => {
    let problem = ''
    for (let step = undo.pop(); step; step = undo.pop()) {
      try {
        await step()
      } catch (error) {
        problem ||= `Could not clear up: ${errorMessage(error)}`
      }
    }
    return problem
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void clearUp().then(() => process.exit(130)))
  process.stdout.write(`${bench.title}${peer === null ? '' : `, beside ${peer}`}\n`)
  let problem = ''
  try {
    await bench.run(run)
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
    for (const name of [...bench.metrics, ...bench.ratios]) {
      if (!recorded.missing.has(name)) recorded.missing.set(name, errorMessage(error).split('\n')[0] ?? '')
    }
  }
  const left = await clearUp()
  problem ||= left
  recorded.settings.set('peer', peer ?? 'none')
  recorded.settings.set('tookSeconds', Math.round((performance.now() - startedAt) / 1000))
  const result = resultOf(bench, options.quick, recorded, { load, stolen: stolen() })
  process.stdout.write(`${describeResult(result)}\n\n`)
  if (problem !== '') {
    process.stderr.write(`${problem}\n`)
    process.exitCode = 1
  }
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`)
}

await main()
