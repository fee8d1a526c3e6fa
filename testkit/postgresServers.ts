import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Binaries, binariesAt, findBinaries } from '@sampan/server/kernel/database/embedded/binaries.ts'
import { findUnpacked, unpackPackage } from './debianPackages.ts'

/** A package without a version in its name, which depends on Debian's current PostgreSQL. */
const debianPackage = 'postgresql'
const majorMin = 15

/** The programs that the database tests run on: npm's, or Debian's when `SAMPAN_TEST_DATABASE` is `system`. */
export function chosenBinaries(): Binaries {
  if (process.env.SAMPAN_TEST_DATABASE !== 'system') return findBinaries()
  const binaries = findDebianBinaries()
  if (!binaries) throw new Error('There is no PostgreSQL of Debian here: "npm test" would have fetched it')
  return binaries
}

/** Makes sure that Debian's PostgreSQL is there. @returns why it could not be had, or '' */
export async function ensureDebianBinaries(): Promise<string> {
  return findDebianBinaries() ? '' : unpackPackage(debianPackage)
}

/** Debian's programs, the newest of those installed, or else those that we unpacked. */
export function findDebianBinaries(): Binaries | undefined {
  const installed = newestIn('/usr/lib/postgresql')
  if (installed) return installed
  const unpacked = findUnpacked(debianPackage)
  const binaries = unpacked && newestIn(join(unpacked.root, 'usr/lib/postgresql'))
  if (!binaries) return undefined
  return {
    ...binaries,
    initdb: withEnvironment(binaries.initdb, unpacked.environment),
    postgres: withEnvironment(binaries.postgres, unpacked.environment),
  }
}

function newestIn(folder: string): Binaries | undefined {
  const majors = existsSync(folder) ? readdirSync(folder).map(Number) : []
  return majors
    .filter((major) => major >= majorMin)
    .sort((a, b) => b - a)
    .map((major) => binariesAt(join(folder, String(major)), major))
    .find((binaries) => existsSync(binaries.initdb) && existsSync(binaries.postgres))
}

/** A small script beside a program that runs it with an environment, for those who start it with a clean one. */
export function withEnvironment(program: string, environment: Record<string, string>): string {
  const script = `${program}.sh`
  const lines = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`)
  const text = ['#!/bin/sh', ...lines, `exec '${program}' "$@"`, ''].join('\n')
  if (existsSync(script) && readFileSync(script, 'utf8') === text) return script
  writeFileSync(script, text)
  chmodSync(script, 0o755)
  return script
}

/** "PostgreSQL 15.14", for people who read the output of the tests. */
export function versionText(binaries: Binaries): string {
  const { stdout } = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8' })
  return `PostgreSQL ${/[\d.]+/.exec(stdout)?.[0] ?? binaries.major}`
}
