// What `npm test` consists of. Each step tells how many tests passed; a check counts as one.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from '../testkit/chromium.ts'
import { ensureDebianBinaries, findDebianBinaries, versionText } from '../testkit/postgresServers.ts'
import { root } from './generated.ts'
import { runProgram } from './runProgram.ts'

export interface StepResult {
  passed: number
  failed: number
  skipped: number
  /** What to show a person when something failed or was skipped. */
  output: string
}

export interface Step {
  name: string
  /** What a person names to run only this: `npm test -- unit`. */
  group: 'checks' | 'unit' | 'database' | 'browser'
  /** Names of steps that must have passed before. */
  needs?: string[]
  run(): Promise<StepResult>
}

/** Two steps run at once (see test.ts): together they take as many processes as there are cores. */
export const stepsAtOnce = 2
const workersMax = Math.max(1, Math.floor(availableParallelism() / stepsAtOnce))

const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const passed: StepResult = { passed: 1, failed: 0, skipped: 0, output: '' }

/** A program that succeeds or does not. */
function check(name: string, command: string, args: string[]): Step {
  return {
    name,
    group: 'checks',
    async run() {
      const { code, output } = await runProgram(command, args)
      return code === 0 ? passed : { passed: 0, failed: 1, skipped: 0, output }
    },
  }
}

/** One project of vitest.config.ts. */
async function vitest(
  project: string,
  filters: string[],
  environment: Record<string, string> = {},
): Promise<StepResult> {
  const report = join(root, '.cache', 'test', `${project}-${Object.values(environment).join('-')}.json`)
  rmSync(report, { force: true })
  const args = ['run', '--project', project, ...filters, `--maxWorkers=${workersMax}`]
  if (filters.length > 0) args.push('--passWithNoTests')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, output, isTimedOut } = await runProgram(bin('vitest'), [...args, ...reporters], environment)
  const counts = existsSync(report)
    ? readReport(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  // A file that cannot even be read has no failed test, yet the run has failed.
  const failed = code === 0 ? counts.failed : Math.max(1, counts.failed)
  const unfinished = isTimedOut ? await filesNotIn(output, project) : ''
  return { ...counts, failed, output: `${withoutPassed(output)}${unfinished}` }
}

function readReport(report: unknown): Omit<StepResult, 'output'> {
  const count = (name: string) => {
    const value: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, name) : undefined
    return typeof value === 'number' ? value : 0
  }
  return {
    passed: count('numPassedTests'),
    failed: count('numFailedTests'),
    skipped: count('numPendingTests') + count('numTodoTests'),
  }
}

/** After a run that hung: the test files that it had not come to the end of. */
async function filesNotIn(output: string, project: string): Promise<string> {
  const list = await runProgram(bin('vitest'), ['list', '--filesOnly', '--project', project])
  const files = list.output.split('\n').flatMap((line) => /\S+\.test\.tsx?/.exec(line)?.[0] ?? [])
  return ['Not ended:', ...files.filter((file) => !output.includes(file))].join('\n')
}

/** vitest's own words, without the lines about what passed. */
function withoutPassed(output: string): string {
  return output
    .split('\n')
    .filter((line) => !line.includes('✓'))
    .join('\n')
}

/** @param filters parts of file names, to run only some of the tests of vitest */
export function testSteps(filters: string[]): Step[] {
  const webBuild = 'web app builds, within its budget'
  return [
    check(webBuild, process.execPath, ['tools/checkBundle.ts']),
    { name: 'unit tests', group: 'unit', run: () => vitest('unit', filters) },
    check('format and lint', bin('biome'), ['check', '--error-on-warnings', '--max-diagnostics=50', '.']),
    check('types', bin('tsc'), ['-p', '.']),
    check('types of the web app', bin('tsc'), ['-p', 'web']),
    check('import boundaries', process.execPath, ['tools/checkBoundaries.ts']),
    check('generated files', process.execPath, ['tools/generate.ts', '--check']),
    {
      name: 'browser tests',
      group: 'browser',
      needs: [webBuild],
      async run() {
        const problem = await ensureChromium()
        return problem ? { passed: 0, failed: 1, skipped: 0, output: problem } : vitest('browser', filters)
      },
    },
    {
      name: 'database tests, embedded PostgreSQL',
      group: 'database',
      needs: [webBuild],
      run: () => vitest('database', filters),
    },
    {
      name: "database tests, Debian's PostgreSQL",
      group: 'database',
      needs: [webBuild],
      async run() {
        const problem = await ensureDebianBinaries()
        const binaries = findDebianBinaries()
        if (!binaries) {
          return { passed: 0, failed: 0, skipped: 1, output: `Not run on Debian's PostgreSQL: ${problem}.` }
        }
        const result = await vitest('database', filters, { SAMPAN_TEST_DATABASE: 'system' })
        return { ...result, output: `${versionText(binaries)}\n${result.output}` }
      },
    },
  ]
}
