import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorMessage } from '@sampan/server/kernel/operatorError.ts'

/**
 * Programs that only the tests need, from Debian's packages but without installing them: they are unpacked into a
 * folder of ours. So it works for ordinary users too, and no machine is changed. Packages that the machine has are not
 * fetched again.
 */
export interface UnpackedPackages {
  /** The folder that stands for `/`. */
  root: string
  /** What the programs need in their environment to find their libraries, fonts and data. */
  environment: Record<string, string>
}

/** As root outside the clone, which may stand where the user that runs PostgreSQL cannot go. */
const cache = process.getuid?.() === 0 ? '/var/cache/sampan' : join(import.meta.dirname, '..', '.cache')

/**
 * Packages that were unpacked before.
 * @param name a Debian package, which is unpacked together with what it depends on
 */
export function findUnpacked(name: string): UnpackedPackages | undefined {
  const root = join(cache, name)
  if (!existsSync(root)) return undefined
  const triplets = ['lib', 'usr/lib'].flatMap((folder) => foldersIn(join(root, folder)).filter(isTriplet))
  // Some libraries stand one level deeper, where their package tells the loader to look from /usr.
  const libraries = triplets.flatMap((folder) => [folder, ...foldersIn(folder)])
  return {
    root,
    environment: {
      LD_LIBRARY_PATH: libraries.join(':'),
      ...(existsSync(join(root, 'etc/fonts')) && { FONTCONFIG_FILE: join(root, 'etc/fonts/fonts.conf') }),
      XDG_DATA_DIRS: `${join(root, 'usr/share')}:/usr/local/share:/usr/share`,
    },
  }
}

/**
 * Fetches and unpacks a package. apt checks the signatures, as always.
 * @returns why it could not be had, or '' when it is there now
 */
export async function unpackPackage(name: string): Promise<string> {
  if (findUnpacked(name)) return ''
  if ((await run('apt-get', ['--version'])) !== '') return 'this machine has no apt'
  const work = join(cache, `${name}.new`)
  rmSync(work, { recursive: true, force: true })
  for (const folder of ['lists/partial', 'archives/partial', 'root']) mkdirSync(join(work, folder), { recursive: true })

  const problem =
    (await run('apt-get', [...aptOptions(work), 'update'])) ||
    (await run('apt-get', [...aptOptions(work), '--no-install-recommends', '--download-only', 'install', name])) ||
    (await unpackAll(join(work, 'archives'), join(work, 'root')))
  if (problem === '') {
    writeFileSync(join(work, 'root', 'README'), `Debian's ${name}, unpacked for the tests of Sampan. Can be deleted.\n`)
    renameSync(join(work, 'root'), join(cache, name))
  }
  rmSync(work, { recursive: true, force: true })
  return problem
}

/** apt with lists and archives of its own, so that it needs no rights and leaves the machine's alone. */
function aptOptions(work: string): string[] {
  const settings = {
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::Cache': work,
    'Dir::Cache::Archives': join(work, 'archives'),
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': 'root',
  }
  return ['-qq', '-y', ...Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])]
}

async function unpackAll(archives: string, root: string): Promise<string> {
  const files = readdirSync(archives).filter((file) => file.endsWith('.deb'))
  for (const file of files) {
    const problem = await run('dpkg-deb', ['-x', join(archives, file), root])
    if (problem !== '') return problem
  }
  return files.length > 0 ? '' : 'apt fetched nothing'
}

/** @returns why it failed, or '' */
async function run(command: string, args: string[]): Promise<string> {
  try {
    await promisify(execFile)(command, args, { timeout: 600_000, maxBuffer: 64 * 1024 * 1024 })
    return ''
  } catch (error) {
    return errorMessage(error).trim().split('\n').at(-1) ?? `${command} failed`
  }
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
}

/** Debian keeps libraries by machine: `x86_64-linux-gnu`. */
function isTriplet(folder: string): boolean {
  return /-linux-gnu[^/]*$/.test(folder)
}
