import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Binaries, binariesAt, findBinaries } from '@sampan/server/kernel/database/embedded/binaries.ts'

/** Which PostgreSQL the database tests run on: the one that npm brought, or the server package of Debian. */
export type PostgresKind = 'embedded' | 'system'

const debianFolder = '/usr/lib/postgresql'

/** Debian's programs, the newest of those installed that we support; undefined when there are none. */
export function findSystemBinaries(): Binaries | undefined {
  const majors = existsSync(debianFolder) ? readdirSync(debianFolder).map(Number) : []
  return majors
    .filter((major) => major >= 15)
    .sort((a, b) => b - a)
    .map((major) => binariesAt(join(debianFolder, String(major)), major))
    .find((binaries) => existsSync(binaries.initdb) && existsSync(binaries.postgres))
}

/** The kind that `SAMPAN_TEST_DATABASE` asks for. */
export function chosenBinaries(): Binaries {
  if (process.env.SAMPAN_TEST_DATABASE !== 'system') return findBinaries()
  const binaries = findSystemBinaries()
  if (!binaries) throw new Error(`There is no PostgreSQL 15 or later in ${debianFolder}`)
  return binaries
}
