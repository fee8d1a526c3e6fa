// Installs what is missing before `npm start`, `npm test` and the other commands; costs a few milliseconds otherwise.
// Plain JavaScript without packages: it runs on whatever Node the machine has (20 or later), before ours exists.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_MAJOR = 24
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.sampan-installed')

/** A hash over everything that decides what `node_modules` holds. */
function wantedStamp() {
  const manifest = join(root, 'package.json')
  const { workspaces } = JSON.parse(readFileSync(manifest, 'utf8'))
  const manifests = workspaces.map((name) => join(root, name, 'package.json'))
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const file of [manifest, join(root, 'package-lock.json'), ...manifests]) {
    hash.update(existsSync(file) ? readFileSync(file) : 'missing').update('\n')
  }
  return hash.digest('hex')
}

function isInstalled() {
  const binary = join(modules, '.bin', 'node')
  return existsSync(binary) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp()
}

/** Runs npm with the very program that started us, else the one on the path. */
function npm(...args) {
  const script = process.env.npm_execpath
  const isScript = script?.endsWith('.js') ?? false
  const command = isScript ? (process.env.npm_node_execpath ?? process.execPath) : 'npm'
  const result = spawnSync(command, [...(isScript ? [script] : []), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return {
    isDone: result.status === 0,
    output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`.trim(),
  }
}

/** The version of the Node in `node_modules`, or '' when it does not run. */
function ownNodeVersion() {
  const result = spawnSync(join(modules, '.bin', 'node'), ['--version'], { encoding: 'utf8' })
  return result.status === 0 ? result.stdout.trim() : ''
}

function fail(what, output) {
  if (output) console.error(output)
  console.error(`${what} Put that right (network, free disk, rights on ${root}) and run the command again.`)
  process.exit(1)
}

function install() {
  const startedAt = Date.now()
  console.log('Installing what Sampan needs (about half a minute the first time) …')
  // npm writes this file last: without it an earlier installation was broken off, and only `ci` starts afresh.
  const isWhole = existsSync(join(modules, '.package-lock.json'))
  const verb = isWhole || !existsSync(join(root, 'package-lock.json')) ? 'install' : 'ci'
  const result = npm(verb, '--include=dev', '--loglevel=error', '--no-audit', '--no-fund')
  if (!result.isDone) fail('The packages could not be installed.', result.output)

  const isOurs = () => ownNodeVersion().startsWith(`v${NODE_MAJOR}.`)
  if (!isOurs()) npm('rebuild', 'node', '--loglevel=error')
  if (!isOurs()) fail(`Node ${NODE_MAJOR} was installed by npm but does not run on this machine.`, '')

  writeFileSync(stampFile, wantedStamp())
  console.log(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`)
}

if (!isInstalled()) install()
