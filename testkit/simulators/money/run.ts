/**
 * `npm run simulate-money -- [first seed] [seeds] [acts] [shots]`: the simulation for as long as one likes. Ends with 1
 * where the auditor found a difference.
 */
import { simulateMoney } from './simulation.ts'

const [first = 1, seeds = 1, steps = 400, shots = 4] = process.argv.slice(2).map(Number)
const say = (line: string) => process.stdout.write(`${line}\n`)
let wrong = 0
for (let seed = first; seed < first + seeds; seed += 1) {
  const report = await simulateMoney({
    seed,
    steps,
    shots,
    freezes: seed % 3 === 0,
    everyBadInput: seed % 5 === 0,
    say,
  })
  const { differences, counts, shots: shot, seconds, entries, kinds } = report
  const done = [...kinds].map(([kind, count]) => `${kind} ${count.done}/${count.tried}`).join(', ')
  say(`seed ${seed}: ${JSON.stringify({ ...counts, ...shot, entries, seconds: Math.round(seconds) })} ${done}`)
  say(`seed ${seed}: ${[...report.refusals].map(([code, count]) => `${code} ${count}`).join(', ')}`)
  for (const difference of differences) say(`DIFFERENCE ${seed}: ${difference}`)
  if (differences.length > 0) wrong += 1
}
say(`${seeds} seeds, ${wrong} with differences`)
process.exitCode = wrong === 0 ? 0 : 1
