/** `sampan mp …`: what makers of mini programs do from a shell. */
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'
import { toString as qrCode } from 'qrcode'
import { createDiskBlobs } from '../../kernel/blobs.ts'
import { createLocalBus } from '../../kernel/bus.ts'
import { newUuid } from '../../kernel/ids.ts'
import { OperatorError } from '../../kernel/operatorError.ts'
import { createTransactions } from '../../kernel/transaction.ts'
import { type InstallServices, installBundle } from '../../modules/miniPrograms/index.ts'
import { type BareContext, WrongUsage } from '../command.ts'
import { openDatabase } from '../openDatabase.ts'
import { type Compilation, type CompiledProgram, createCompilation, findIcon, openSource } from './source.ts'
import { starterFiles } from './starter.ts'
import { sizeLines, tellDiagnostics } from './tell.ts'

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
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new OperatorError(`${folder} is not empty.`, 'Name a folder that is not there yet.')
  for (const [path, text] of Object.entries(starterFiles(basename(folder)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
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
  if (values.domain && !values.live)
    throw new OperatorError('A preview may reach any public address.', 'Give --live with --domain.')
  const program = wholeOf(await compiled(context, source), context.say)
  if (!program) return 1
  return withServer(context, async (services) => {
    const { programId } = await installBundle(services, {
      ...program,
      stage: values.live ? 'live' : 'preview',
      icon: values.icon === undefined ? findIcon(source) : readIcon(values.icon),
      domains: values.domain ?? null,
    })
    await tellLink(context, programId, values.live ?? false)
    return 0
  })
}

/** Follows a folder until it is stopped; each change is compiled and goes to those who have the program open. */
async function dev(context: BareContext, words: readonly string[]): Promise<number> {
  const [source, ...more] = words
  if (source === undefined || more.length > 0 || /^https?:/.test(source)) throw new WrongUsage()
  const { say, config } = context
  const compile = createCompilation(await openSource(source), config, { sourceMaps: true })
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return withServer(context, async (services) => {
    let shownHash: string | undefined
    const round = async () => {
      const begun = performance.now()
      const program = wholeOf(await compile(), say)
      if (!program || program.manifest.hash === shownHash) return
      const { programId } = await installBundle(services, {
        ...program,
        stage: 'preview',
        icon: findIcon(source),
        domains: null,
      })
      if (shownHash === undefined) await tellLink(context, programId, false)
      shownHash = program.manifest.hash
      say(`${program.manifest.name}: ${Math.round(performance.now() - begun)} ms`)
    }
    await round()
    for await (const _change of changesIn(resolve(source), stopping.signal)) {
      await round().catch((error: unknown) => {
        if (!(error instanceof OperatorError)) throw error
        say(error.line)
      })
    }
    return 0
  })
}

const SETTLED_MS = 60

/** Once for all that changes within a moment. */
async function* changesIn(folder: string, signal: AbortSignal): AsyncGenerator<void> {
  let changed = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true, signal }, (_event, path) => {
    if (path?.split(/[\\/]/).some((part) => part === 'node_modules' || part.startsWith('.'))) return
    clearTimeout(timer)
    timer = setTimeout(() => changed.resolve(), SETTLED_MS)
  })
  watcher.on('error', () => changed.resolve())
  signal.addEventListener('abort', () => changed.resolve(), { once: true })
  while (!signal.aborted) {
    await changed.promise
    if (signal.aborted) return
    changed = Promise.withResolvers()
    yield
  }
}

function readOptions(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        live: { type: 'boolean' },
        domain: { type: 'string', multiple: true },
        icon: { type: 'string' },
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

/** The database of the server that runs, or of none that does. */
async function withServer(
  { config, log, clock }: BareContext,
  act: (services: InstallServices) => Promise<number>,
): Promise<number> {
  const { database, close } = await openDatabase(config, log)
  try {
    return await act({
      transactions: createTransactions(database.kysely, createLocalBus(), clock, newUuid, config),
      blobs: createDiskBlobs(join(config.dataDirectory, 'files')),
      newId: newUuid,
    })
  } finally {
    await close()
  }
}

async function tellLink({ config, say }: BareContext, programId: string, isLive: boolean): Promise<void> {
  const link = `${config.origin}/mini-programs/${programId}${isLive ? '' : '?preview=1'}`
  say(await qrCode(link, { type: 'terminal', small: true, errorCorrectionLevel: 'L' }))
  say(link)
}
