/** `sampan mp dev`: follows a folder; each change is compiled and goes to those who have the program open. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { programIdentity } from '@sampan/miniprogram/compiler'
import { errorMessage, OperatorError } from '../../kernel/operatorError.ts'
import { type InstallServices, installBundle } from '../../modules/miniPrograms/index.ts'
import type { BareContext } from '../command.ts'
import { brokenProgram } from './problems.ts'
import { type OwnServer, portTaken, startOwnServer, whoServes } from './serving.ts'
import { createCompilation, findIcon, openSource } from './source.ts'
import { tellDiagnostics, tellLinks } from './tell.ts'
import { changesBelow } from './watchFolder.ts'
import { withInstallServices } from './withInstallServices.ts'

/**
 * Ends when it is told to, or when the server that it started ends.
 * @throws OperatorError where there is no such folder, or no server to show it in
 */
export async function followFolder(context: BareContext, source: string, stopping: AbortSignal): Promise<number> {
  const folder = resolve(source)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new OperatorError(`There is no folder ${folder}.`, 'Name the folder of a mini program.')
  const serving = await whoServes(context.config)
  if (serving === 'other') throw portTaken(context.config)
  if (serving === 'sampan')
    return withInstallServices(context, (services) => follow(context, services, folder, stopping))
  context.say('No server runs yet: this one ends with this command.')
  let own: OwnServer
  try {
    own = await startOwnServer(context.say, stopping)
  } catch (error) {
    if (stopping.aborted) return 0
    throw error
  }
  try {
    const until = AbortSignal.any([stopping, own.ended])
    return await withInstallServices(context, (services) => follow(context, services, folder, until))
  } finally {
    await own.stop()
  }
}

async function follow(
  context: BareContext,
  services: InstallServices,
  folder: string,
  stopping: AbortSignal,
): Promise<number> {
  const { say, config } = context
  const tree = await openSource(folder)
  const compile = createCompilation(tree, config, { sourceMaps: true })
  let shownHash: string | undefined
  let told = ''

  async function round(): Promise<void> {
    const begun = performance.now()
    const compilation = await compile()
    const compiledMs = performance.now() - begun
    const lines: string[] = []
    tellDiagnostics(compilation, (line) => lines.push(line))
    // What was said of it is not said again with every change elsewhere.
    const isNews = lines.join('\n') !== told
    told = lines.join('\n')
    if (compilation.diagnostics.length > 0 && isNews) for (const line of lines) say(line)
    const identity = compilation.program ? null : programIdentity(tree)
    const program = compilation.program ?? (identity && brokenProgram(identity, compilation))
    if (!program || program.manifest.hash === shownHash) return
    const { manifest } = program
    const { programId } = await installBundle(services, {
      ...program,
      stage: 'preview',
      icon: findIcon(folder),
      domains: null,
    })
    if (shownHash === undefined) {
      await tellLinks(context, programId, false)
      say(`Following ${folder}. Ctrl+C ends it.`)
    }
    shownHash = manifest.hash
    const all = Math.round(performance.now() - begun)
    if (compilation.program) say(`${manifest.name}: compiled in ${Math.round(compiledMs)} ms, there after ${all} ms`)
  }

  /** A mistake, or a database that is away for a moment: the next change tries again. */
  const tried = () =>
    round().catch((error: unknown) => say(error instanceof OperatorError ? error.line : errorMessage(error)))

  const changes = changesBelow(folder, stopping)
  await tried()
  if (shownHash === undefined) say(`Following ${folder} until it is a program. Ctrl+C ends it.`)
  for await (const _change of changes) await tried()
  return 0
}
