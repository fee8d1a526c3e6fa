// `npm run corpus`: opens every page of public programs in the real runtime, taps what can be tapped, and writes down what
// fails. Not part of `npm test`: the programs are nobody's to commit. See README.md.

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ensureChromium, launchChromium } from '../chromium.ts'
import { stageProgram } from '../miniPrograms/stage.ts'
import { usesOf } from './counts.ts'
import { installProbe } from './probe.ts'
import { type CorpusProgram, findPrograms } from './programs.ts'
import { type ProgramReport, summaryLine, writeReport } from './report.ts'
import { visitPage } from './visit.ts'

const folder = process.env.SAMPAN_MP_CORPUS
const reportFolder = process.env.SAMPAN_MP_CORPUS_REPORT ?? join(tmpdir(), 'sampan-corpus')
const tapsMax = Number(process.env.SAMPAN_MP_CORPUS_TAPS ?? 6)
/** Of large programs every third page, say. */
const every = Number(process.env.SAMPAN_MP_CORPUS_EVERY ?? 1)
/** The first word chooses programs, the others parts of routes. */
const [chosen = '', ...routes] = process.argv.slice(2)

if (folder === undefined) {
  console.error(
    'Name a folder of public programs: SAMPAN_MP_CORPUS=<folder> npm run corpus. See testkit/corpus/README.md.',
  )
  process.exit(1)
}
const problem = await ensureChromium()
if (problem !== '') {
  console.error(problem)
  process.exit(1)
}

const mediaFolder = join(folder, 'media')
const browser = await launchChromium()
const device = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 }
const programs = findPrograms(folder).filter(({ name }) => name.includes(chosen))
for (const program of programs) {
  const report = await runProgram(program)
  await writeReport(reportFolder, report, browser)
  console.log(summaryLine(report))
}
await browser.close()
console.log(`Pictures and lists: ${reportFolder}`)

async function runProgram({ name, folder: path, queries, answers }: CorpusProgram): Promise<ProgramReport> {
  const report: ProgramReport = {
    name,
    date: new Date().toISOString().slice(0, 10),
    uses: usesOf(path),
    pagesAll: 0,
    diagnostics: [],
    pages: [],
    isCompiled: false,
  }
  const answer = (url: string): unknown => {
    const asked = url.replace(/[?#].*/, '')
    return [...answers].find(([end]) => asked.endsWith(end))?.[1]
  }
  const media = (url: string): Uint8Array | undefined => {
    const file = join(mediaFolder, basename(url.replace(/[?#].*/, '')))
    return existsSync(file) ? readFileSync(file) : undefined
  }
  let stage: Awaited<ReturnType<typeof stageProgram>>
  try {
    // What a package may weigh is the operator's to say; here it is about what runs.
    const compile = { packageBytesMax: 20 << 20, programBytesMax: 100 << 20 }
    stage = await stageProgram(browser, path, device, { compile, answer, media })
  } catch (error) {
    report.diagnostics.push(...(error instanceof Error ? error.message : String(error)).split('\n'))
    return report
  }
  report.isCompiled = true
  report.diagnostics = stage.diagnostics.map(
    ({ severity, code, file, line, message }) =>
      `${severity} ${code} ${file}${line === null ? '' : `:${line}`} ${message}`,
  )
  await stage.page.context().addInitScript(installProbe)
  const all = Object.keys(stage.manifest.pages)
  report.pagesAll = all.length
  mkdirSync(reportFolder, { recursive: true })
  for (const [index, route] of all.entries()) {
    if (index % every !== 0 || (routes.length > 0 && !routes.some((part) => route.includes(part)))) continue
    const picture = `${name}/${route.replaceAll('/', '.')}.jpg`
    const visited = await visitPage({
      stage,
      route,
      query: queries.get(route) ?? {},
      picture: { file: join(reportFolder, picture), name: picture },
      tapsMax,
    })
    report.pages.push(visited)
    const heard = visited.taps.filter(({ isHeard }) => isHeard).length
    console.log(
      `${visited.outcome.padEnd(8)} ${name} ${route} ${visited.openMs} ms, ${heard}/${visited.taps.length} taps heard`,
    )
    for (const error of visited.errors) console.log(`         ${error.split('\n')[0] ?? ''}`)
  }
  await stage.close()
  return report
}
