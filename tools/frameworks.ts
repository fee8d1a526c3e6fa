// Builds the programs of examples/ that are written for frameworks, with the published tools of those: hundreds of
// megabytes from npm, so they are no part of this repository's install. What it makes is run by
// e2e/browser/miniPrograms/frameworks.test.ts.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './generated.ts'
import { runProgram } from './runProgram.ts'

const folder = process.env.SAMPAN_MP_FRAMEWORKS
if (folder === undefined || folder === '') {
  console.error('SAMPAN_MP_FRAMEWORKS names no folder: set it to one where the tools may be installed.')
  process.exit(1)
}

for (const name of ['taro-notes', 'uni-notes']) {
  const source = join(root, 'examples', name)
  const place = resolve(folder, name)
  const manifest = (at: string) => readFileSync(join(at, 'package.json'), 'utf8')
  const isInstalled = existsSync(join(place, 'node_modules')) && manifest(place) === manifest(source)
  mkdirSync(place, { recursive: true })
  cpSync(source, place, { recursive: true })
  if (!isInstalled) await run(name, place, ['install', '--ignore-scripts', '--no-audit', '--no-fund'])
  await run(name, place, ['run', 'build'])
}

async function run(name: string, place: string, args: string[]): Promise<void> {
  console.log(`${name}: npm ${args[0] === 'run' ? 'run build' : args[0]}`)
  const { code, output } = await runProgram('npm', ['--prefix', place, ...args])
  if (code === 0) return
  console.error(output)
  process.exit(1)
}
