import { basename, extname } from 'node:path'
import { newUuid } from '../../kernel/ids.ts'
import { OperatorError } from '../../kernel/operatorError.ts'
import {
  type ImportReport,
  listSources,
  readPlacesFile,
  removeSource,
  replaceSource,
} from '../../modules/places/index.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'

const SOURCE = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,79}$/u

export const places: Command = {
  name: 'places',
  usage: '[import <file.geojson|.geojsonl|.csv> [source] | remove <source>]',
  summary: 'Shows where places by name come from; imports a file in place of what its source held; or removes one.',
  async run(context, words) {
    const [what, ...rest] = words
    if (what === undefined) return list(context)
    const [first, second, ...more] = rest
    if (first === undefined || more.length > 0) throw new WrongUsage()
    if (what === 'import') return importFile(context, first, second ?? basename(first, extname(first)))
    if (what === 'remove' && second === undefined) return remove(context, first)
    throw new WrongUsage()
  },
}

async function list({ database, say }: CommandContext): Promise<number> {
  const sources = await listSources(database.kysely)
  for (const { source, count } of sources) say(`${source}: ${count}`)
  if (sources.length === 0) say('No places are known. `sampan places import <file>` makes some known.')
  return 0
}

async function importFile({ database, say }: CommandContext, path: string, source: string): Promise<number> {
  if (!SOURCE.test(source))
    throw new OperatorError(`"${source}" is no name for a source.`, 'Give one of letters and digits after the file.')
  const report: ImportReport = { problems: [], problemCount: 0, withoutName: 0 }
  const count = await database.kysely
    .transaction()
    .execute(async (db) => {
      const written = await replaceSource(db, newUuid, source, readPlacesFile(path, report))
      if (report.problemCount > 0) throw new WrongFile()
      return written
    })
    .catch((error: unknown) => {
      if (error instanceof WrongFile) return null
      throw error
    })
  for (const problem of report.problems) say(problem)
  if (count === null) {
    const untold = report.problemCount - report.problems.length
    if (untold > 0) say(`… and ${untold} more`)
    say(`${source}: nothing was changed. Put the file right and import it again.`)
    return 1
  }
  say(`${source}: ${count}`)
  if (report.withoutName > 0) say(`${report.withoutName} without a name were left out`)
  return 0
}

class WrongFile extends Error {}

async function remove({ database, say }: CommandContext, source: string): Promise<number> {
  const count = await removeSource(database.kysely, source)
  if (count === 0) throw new OperatorError(`No places come from "${source}".`, '`sampan places` lists the sources.')
  say(`${source}: ${count} removed`)
  return 0
}
