/** `sampan mp …`: what makers of mini programs do from a shell. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'
import { errorMessage, OperatorError } from '../../kernel/operatorError.ts'
import { findMemberByHandle } from '../../modules/accounts/index.ts'
import { type InstallServices, installBundle } from '../../modules/miniPrograms/index.ts'
import { type BareContext, WrongUsage } from '../command.ts'
import { followFolder } from './dev.ts'
import { whoServes } from './serving.ts'
import { type Compilation, type CompiledProgram, createCompilation, findIcon, openSource } from './source.ts'
import { starterFiles } from './starter.ts'
import { sizeLines, tellDiagnostics, tellLinks } from './tell.ts'
import { withInstallServices } from './withInstallServices.ts'

/** @throws WrongUsage, OperatorError */
export async function runMp(context: BareContext, [what, ...rest]: readonly string[]): Promise<number> {
  switch (what) {
    case 'create':
      return create(context, rest)
    case 'check':
      return check(context, rest)
    case 'build':
      return build(context, rest)
    case 'open':
      return open(context, rest)
    case 'dev':
      return dev(context, rest)
  }
  throw new WrongUsage()
}

async function create({ say }: BareContext, words: readonly string[]): Promise<number> {
  const [given, ...more] = words
  if (given === undefined || more.length > 0) throw new WrongUsage()
  const folder = resolve(given)
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0))
    throw new OperatorError(`${folder} is there already.`, 'Name a folder that is not there yet, or is empty.')
  const files = starterFiles(basename(folder), randomBytes(4).toString('hex'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  } catch (error) {
    throw new OperatorError(`${folder} cannot be written to (${errorMessage(error)}).`, 'Name another folder.')
  }
  say(`${folder} holds a mini program.`)
  say(`Try it: npm run sampan -- mp dev ${given}`)
  return 0
}

async function compiled({ config }: BareContext, source: string): Promise<Compilation> {
  return createCompilation(await openSource(source), config, { sourceMaps: true, minify: true })()
}

async function check(context: BareContext, words: readonly string[]): Promise<number> {
  const [source, ...more] = words
  if (source === undefined || more.length > 0) throw new WrongUsage()
  const compilation = await compiled(context, source)
  tellDiagnostics(compilation, context.say)
  return compilation.program ? 0 : 1
}

async function build(context: BareContext, words: readonly string[]): Promise<number> {
  const [source, to, ...more] = words
  if (source === undefined || more.length > 0) throw new WrongUsage()
  const { say } = context
  const program = wholeOf(await compiled(context, source), say)
  if (!program) return 1
  const out = resolve(to ?? `${program.manifest.appId}.zip`)
  const entries: Record<string, Uint8Array> = {
    'manifest.json': new TextEncoder().encode(JSON.stringify(program.manifest)),
  }
  for (const path of Object.keys(program.manifest.files)) {
    const bytes = program.files.get(path)
    if (bytes) entries[path] = bytes
  }
  if (out.endsWith('.zip')) writeFileSync(out, zipSync(entries))
  else {
    for (const [path, bytes] of Object.entries(entries)) {
      mkdirSync(dirname(join(out, path)), { recursive: true })
      writeFileSync(join(out, path), bytes)
    }
  }
  for (const line of sizeLines(program)) say(line)
  say(`\n${out}`)
  return 0
}

/** Undefined where it has errors, which are told. */
function wholeOf(compilation: Compilation, say: (line: string) => void): CompiledProgram | undefined {
  if (compilation.diagnostics.length > 0) tellDiagnostics(compilation, say)
  return compilation.program ?? undefined
}

async function open(context: BareContext, words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words)
  const [source, ...more] = positionals
  if (source === undefined || more.length > 0) throw new WrongUsage()
  if ((values.domain || values['web-domain']) && !values.live)
    throw new OperatorError('A preview may reach any public address.', 'Give --live with --domain or --web-domain.')
  const program = wholeOf(await compiled(context, source), context.say)
  if (!program) return 1
  return withInstallServices(context, async (services) => {
    const { programId } = await installBundle(services, {
      ...program,
      stage: values.live ? 'live' : 'preview',
      icon: values.icon === undefined ? findIcon(source) : readIcon(values.icon),
      domains: values.domain ?? null,
      webDomains: values['web-domain'] ?? null,
      contactId: values.contact === undefined ? null : await memberIdOf(services, values.contact),
    })
    await tellLinks(context, programId, values.live ?? false)
    if ((await whoServes(context.config)) !== 'sampan') context.say('No server runs yet. Start it: npm start')
    return 0
  })
}

/** @throws OperatorError where nobody is called so */
async function memberIdOf({ transactions }: InstallServices, handle: string): Promise<string> {
  const member = await transactions.write((tx) =>
    findMemberByHandle(tx.db, handle.replace(/^@/, '').toLowerCase(), tx.now),
  )
  if (member) return member.id
  throw new OperatorError(`Nobody has the handle "${handle}".`, 'It stands in the profile, after the @.')
}

/** Follows a folder until it is stopped. */
async function dev(context: BareContext, words: readonly string[]): Promise<number> {
  const [source, ...more] = words
  if (source === undefined || more.length > 0) throw new WrongUsage()
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return followFolder(context, source, stopping.signal)
}

function readOptions(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        live: { type: 'boolean' },
        domain: { type: 'string', multiple: true },
        'web-domain': { type: 'string', multiple: true },
        icon: { type: 'string' },
        contact: { type: 'string' },
      },
    })
  } catch {
    throw new WrongUsage()
  }
}

function readIcon(path: string): Uint8Array {
  if (!existsSync(path)) throw new OperatorError(`There is no ${resolve(path)}.`, 'Name a picture for the icon.')
  return readFileSync(path)
}
