// What a run found: a list for programs, a list for people, and sheets of pictures next to each other.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Uses } from './counts.ts'
import type { PageReport } from './visit.ts'

export interface ProgramReport {
  name: string
  date: string
  isCompiled: boolean
  pagesAll: number
  uses: Uses
  /** What the compiler says, a line each. */
  diagnostics: string[]
  pages: PageReport[]
}

const picturesASheet = 24

export async function writeReport(folder: string, report: ProgramReport, browser: Browser): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${report.name}.json`), `${JSON.stringify(report, null, 1)}\n`)
  writeFileSync(join(folder, `${report.name}.md`), markdown(report))
  for (let from = 0; from < report.pages.length; from += picturesASheet) {
    const number = from / picturesASheet + 1
    await drawSheet(
      join(folder, `${report.name}-${number}.png`),
      folder,
      report.pages.slice(from, from + picturesASheet),
      browser,
    )
  }
}

const count = (report: ProgramReport, outcome: PageReport['outcome']): number =>
  report.pages.filter((page) => page.outcome === outcome).length

export function summaryLine(report: ProgramReport): string {
  if (!report.isCompiled) return `${report.name}: does not compile: ${report.diagnostics[0] ?? ''}`
  const taps = report.pages.flatMap((page) => page.taps)
  const parts = (['fine', 'errors', 'blank', 'ended', 'unopened'] as const).flatMap((outcome) =>
    count(report, outcome) > 0 ? [`${count(report, outcome)} ${outcome}`] : [],
  )
  const heard = taps.filter(({ isHeard }) => isHeard).length
  return `${report.name}: ${report.pages.length} of ${report.pagesAll} pages: ${parts.join(', ')}; ${taps.length} taps, ${heard} heard`
}

function markdown(report: ProgramReport): string {
  const often = (lines: string[]): [string, number][] => {
    const times = new Map<string, number>()
    for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1)
    return [...times].sort((a, b) => b[1] - a[1])
  }
  const list = (title: string, lines: string[]) =>
    lines.length === 0
      ? ''
      : `\n## ${title}\n${often(lines)
          .map(([line, times]) => `- ${times} × ${line.replaceAll('\n', ' ')}`)
          .join('\n')}\n`
  const pages = report.pages
    .filter(({ outcome }) => outcome !== 'fine')
    .map(
      ({ route, outcome, errors }) =>
        `- ${outcome}: \`${route}\`${errors.map((error) => `\n  - ${error.replaceAll('\n', ' ')}`).join('')}`,
    )
  return [
    `# ${report.name}, ${report.date}\n\n${summaryLine(report)}\n`,
    pages.length === 0 ? '' : `\n## Pages\n${pages.join('\n')}\n`,
    list(
      'Errors',
      report.pages.flatMap(({ errors }) => errors),
    ),
    list(
      'What the program complains of',
      report.pages.flatMap(({ complaints }) => complaints),
    ),
    list('What the compiler says', report.diagnostics),
  ].join('')
}

async function drawSheet(file: string, folder: string, pages: PageReport[], browser: Browser): Promise<void> {
  const cells = pages.map(({ picture, route, outcome }) => {
    const path = join(folder, picture)
    const data = existsSync(path) ? `data:image/jpeg;base64,${readFileSync(path).toString('base64')}` : ''
    return `<figure class="${outcome}"><img src="${data}" alt=""><figcaption>${outcome} ${route}</figcaption></figure>`
  })
  const style = `body{margin:8px;display:grid;grid-template-columns:repeat(8,1fr);gap:8px;font:11px sans-serif}
figure{margin:0}img{width:100%;aspect-ratio:390/844;border:2px solid #ccc;box-sizing:border-box}
.errors img,.ended img,.unopened img{border-color:#d00}.blank img{border-color:#e80}
figcaption{overflow-wrap:anywhere}`
  const page = await browser.newPage({ viewport: { width: 1800, height: 600 } })
  await page.setContent(`<!doctype html><style>${style}</style>${cells.join('')}`)
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}
