/** The job that makes a statement into a file. */
import type { Blobs } from '../../../kernel/blobs.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Config } from '../../../kernel/config.ts'
import type { Queryable } from '../../../schema/index.ts'
import { readSelf } from '../../accounts/index.ts'
import { countEntries, listEntries, type Place } from '../store/entries.ts'
import { advanceExport, deleteExport, type ExportRow, listExpiredExports } from '../store/exports.ts'
import { termsOf } from '../terms.ts'
import { blobOf } from './access.ts'
import { createCsv } from './csv.ts'
import { type Heading, lineOf } from './line.ts'
import { createPdfThread, type StatementWriter } from './pdfThread.ts'

export interface ExportServices {
  db: Queryable
  blobs: Blobs
  clock: Clock
  config: Config
}

const LINES_AT_ONCE = 500

/** Bears being run twice: what is ready or cancelled is left as it is, and what was begun is begun anew. */
export const makeExport =
  (services: ExportServices) =>
  async ({ exportId }: { exportId: string }): Promise<void> => {
    const { db, blobs } = services
    const row = await advanceExport(db, exportId, { state: 'working', percent: 0 })
    if (!row) return
    const writer = await writerFor(services, row)
    try {
      if (!(await writeLines(db, row, writer))) return
      const bytes = await writer.finish()
      await blobs.write(blobOf(exportId), bytes)
      const ready = await advanceExport(db, exportId, { state: 'ready', percent: 100, size_bytes: bytes.length })
      if (!ready) await blobs.remove(blobOf(exportId))
    } catch (reason) {
      await advanceExport(db, exportId, { state: 'failed' })
      throw reason
    } finally {
      await writer.close()
    }
  }

async function writerFor({ db, config }: ExportServices, row: ExportRow): Promise<StatementWriter> {
  const { member } = await readSelf(db, row.member_id)
  const { from, before } = row.filter
  const heading: Heading = {
    language: row.language,
    timeZone: termsOf(config).calendar.timeZone,
    house: config.name,
    owner: { name: member.name, handle: member.handle },
    from: from === undefined ? null : Date.parse(from),
    before: before === undefined ? row.created_at.getTime() : Date.parse(before),
    made: row.created_at.getTime(),
  }
  return row.format === 'pdf' ? createPdfThread(heading) : createCsvWriter(heading)
}

function createCsvWriter(heading: Heading): StatementWriter {
  const csv = createCsv(heading)
  const parts = [csv.head()]
  return {
    async add(lines) {
      parts.push(csv.lines(lines))
    },
    finish: async () => Buffer.from(parts.join('')),
    close: async () => undefined,
  }
}

/** The oldest first. False where it was cancelled on the way. */
async function writeLines(db: Queryable, row: ExportRow, writer: StatementWriter): Promise<boolean> {
  const { id, member_id: memberId, filter } = row
  const total = await countEntries(db, memberId, filter)
  let done = 0
  for (let beyond: Place | null = null; ; ) {
    const lines = await listEntries(db, memberId, filter, { beyond, limit: LINES_AT_ONCE, order: 'oldest' })
    const last = lines.at(-1)
    if (!last) return true
    await writer.add(lines.map((line) => lineOf(line, row.language)))
    done += lines.length
    beyond = last
    // The end is told when the file is there.
    const percent = Math.min(99, Math.floor((100 * done) / Math.max(1, total)))
    if (!(await advanceExport(db, id, { percent }))) return false
  }
}

/** Deletes what is older than a day. Returns how many went. */
export async function sweepExports(db: Queryable, blobs: Blobs, now: Date): Promise<number> {
  const expired = await listExpiredExports(db, now)
  for (const { id } of expired) {
    // The bytes first: the row is what remembers that there are some.
    await blobs.remove(blobOf(id))
    await deleteExport(db, id)
  }
  return expired.length
}
