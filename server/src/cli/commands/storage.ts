import { parseArgs } from 'node:util'
import { readHoldings, readRetention } from '../../modules/chat/index.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'
import { readStorage, type StorageReport } from '../storage/read.ts'
import { bytesText, tableLines } from '../table.ts'
import { holdingLines } from './retention.ts'

/** What takes room, largest first. */
export const storage: Command = {
  name: 'storage',
  usage: '[--retention] [--json]',
  summary: 'Says what takes room, and how it grows; --retention: what the rules of keeping hold and would free.',
  async run(context, words) {
    const { retention, json } = read(words)
    return retention ? tellRetention(context, json) : tellStorage(context, json)
  },
}

function read(words: readonly string[]): { retention: boolean; json: boolean } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { retention: { type: 'boolean' }, json: { type: 'boolean' } },
    })
    return { retention: values.retention ?? false, json: values.json ?? false }
  } catch {
    throw new WrongUsage()
  }
}

async function tellRetention({ database, clock, say }: CommandContext, json: boolean): Promise<number> {
  const db = database.kysely
  const holdings = await readHoldings(db, await readRetention(db), clock.now())
  if (json) say(JSON.stringify(holdings, null, 2))
  else for (const line of holdingLines(holdings)) say(line)
  return 0
}

async function tellStorage({ database, config, say }: CommandContext, json: boolean): Promise<number> {
  const report = await readStorage(database.pool, config.dataDirectory)
  if (json) say(JSON.stringify(report, null, 2))
  else for (const line of storageLines(report)) say(line)
  return 0
}

function storageLines({ database, files, messages, members, months, search, orphans }: StorageReport): string[] {
  const section = (title: string, head: string[], rows: (string | number)[][]) =>
    rows.length === 0 ? [] : ['', title, ...tableLines(head, rows).map((line) => `  ${line}`)]
  return [
    `Database: ${bytesText(database.bytes)}`,
    `Files: ${bytesText(files.bytes)} on disk, with their small versions`,
    `Search index: ${bytesText(search.bytes)} for ${search.entries} messages; ${search.waiting} wait to be taken in`,
    `Belong to nothing: ${orphans.blobs.count} blobs, ${bytesText(orphans.blobs.bytes)} (sampan doctor --repair)`,
    `In no message yet: ${orphans.unsent.count} files, ${bytesText(orphans.unsent.bytes)}; they go after a week`,
    ...section(
      'Tables',
      ['name', 'rows, about', 'bytes', 'of them indexes'],
      database.tables.map(({ name, rows, bytes, indexBytes }) => [name, rows, bytesText(bytes), bytesText(indexBytes)]),
    ),
    ...section(
      'Files by kind',
      ['kind', 'count', 'bytes'],
      files.kinds.map(({ kind, count, bytes }) => [kind, count, bytesText(bytes)]),
    ),
    ...section(
      'Messages by kind',
      ['kind', 'count'],
      messages.map(({ kind, count }) => [kind, count]),
    ),
    ...section(
      'Members whose files take most',
      ['handle', 'id', 'files', 'bytes', 'messages'],
      members.map(({ id, handle, count, bytes, messages: said }) => [`@${handle}`, id, count, bytesText(bytes), said]),
    ),
    ...section(
      'By month',
      ['month', 'messages', 'files', 'bytes of files'],
      months.map(({ month, messages: said, files: count, fileBytes }) => [month, said, count, bytesText(fileBytes)]),
    ),
  ]
}
