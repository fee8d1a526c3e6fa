// Writes figures.json from the reports of a run: what docs/compatibility.md says of public programs. Notes that were
// written into it by hand are kept.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CorpusFigures } from '../../tools/compatibility.ts'
import type { ProgramReport } from './report.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Name the folder of the reports: node testkit/corpus/publish.ts <folder>')
  process.exit(1)
}
const file = join(import.meta.dirname, 'figures.json')
const before: CorpusFigures | null = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
const reports: ProgramReport[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))

const countUses = (kind: 'calls' | 'elements'): Record<string, number> => {
  const times = new Map<string, number>()
  for (const { uses } of reports) for (const name of uses[kind]) times.set(name, (times.get(name) ?? 0) + 1)
  return Object.fromEntries([...times].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const figures: CorpusFigures = {
  date:
    reports
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '',
  programs: reports.map(({ name, pagesAll, pages }) => {
    const count = (outcome: string) => pages.filter((page) => page.outcome === outcome).length
    const taps = pages.flatMap((page) => page.taps)
    return {
      name,
      pages: pagesAll,
      opened: pages.length - count('unopened'),
      fine: count('fine'),
      errors: count('errors'),
      blank: count('blank'),
      ended: count('ended'),
      taps: taps.length,
      tapsHeard: taps.filter(({ isHeard }) => isHeard).length,
      tapErrors: taps.filter(({ errors }) => errors.length > 0).length,
      note: before?.programs.find((program) => program.name === name)?.note ?? '',
    }
  }),
  calls: countUses('calls'),
  elements: countUses('elements'),
}
writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
