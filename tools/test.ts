// `npm test`: runs everything, two steps at a time, and ends with a line "N passed, N failed".
// `npm test -- unit` (or `database`, `browser`, `checks`) runs a part; `-- fast` the checks and the unit tests;
// further words are parts of file names: `npm test -- unit kernel/config`.
import { type Step, type StepResult, stepsAtOnce, testSteps } from './testSteps.ts'

const groups: Record<string, Step['group'][]> = {
  fast: ['checks', 'unit'],
  checks: ['checks'],
  unit: ['unit'],
  database: ['database'],
  browser: ['checks', 'browser'],
  all: ['checks', 'unit', 'database', 'browser'],
}

const [word = 'all', ...filters] = process.argv.slice(2)
const wanted = groups[word]
if (!wanted) {
  console.error(`There is no part "${word}" of the tests. There are: ${Object.keys(groups).join(', ')}.`)
  process.exit(2)
}

const startedAt = Date.now()
const steps = testSteps(filters).filter((step) => wanted.includes(step.group))
const results = await runSteps(steps)

for (const [step, { failed, skipped, output }] of results) {
  if (failed > 0) console.log(`\n──── ${step.name} ────\n${output.trim()}`)
  else if (skipped > 0) console.log(`\n${step.name}: ${skipped} skipped. ${output.trim().split('\n')[0]}`)
}
const sum = (key: 'passed' | 'failed' | 'skipped') =>
  [...results.values()].reduce((total, each) => total + each[key], 0)
const skippedText = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
console.log(`\n${Math.round((Date.now() - startedAt) / 1000)} s`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skippedText}`)
process.exitCode = sum('failed') > 0 ? 1 : 0

/** Starts each step as soon as a place is free and what it needs has ended, in the order of the list. */
async function runSteps(list: readonly Step[]): Promise<Map<Step, StepResult>> {
  const results = new Map<Step, StepResult>()
  const waiting = new Set(list)
  const running = new Set<Promise<void>>()
  const names = new Set(list.map(({ name }) => name))
  const ended = (name: string) => !names.has(name) || [...results.keys()].some((step) => step.name === name)
  while (results.size < list.length) {
    const next = [...waiting].find((step) => (step.needs ?? []).every(ended))
    if (!next || running.size >= stepsAtOnce) {
      await Promise.race(running)
      continue
    }
    waiting.delete(next)
    const run = runStep(next).then((result) => {
      results.set(next, result)
      running.delete(run)
    })
    running.add(run)
  }
  return results
}

async function runStep(step: Step): Promise<StepResult> {
  const stepStartedAt = Date.now()
  const result = await step.run()
  const seconds = ((Date.now() - stepStartedAt) / 1000).toFixed(1)
  const counts = step.group === 'checks' ? '' : `${result.passed} passed`
  const mark = result.failed > 0 ? '✗' : result.passed > 0 ? '✓' : '–'
  const failures = step.group !== 'checks' && result.failed > 0 ? `, ${result.failed} failed` : ''
  console.log(`${mark} ${step.name.padEnd(38)} ${`${seconds} s`.padStart(8)}  ${counts}${failures}`)
  return result
}
