import type { ProgramDialect, ProgramStage } from '@sampan/contract'
import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { MiniProgramsTable } from '../../../schema/tables.ts'

export type ProgramRow = Selectable<MiniProgramsTable>

export const findProgram = (db: Queryable, programId: string): Promise<ProgramRow | undefined> =>
  db.selectFrom('mini_programs').selectAll().where('id', '=', programId).executeTakeFirst()

export const findProgramByAppId = (db: Queryable, appId: string): Promise<ProgramRow | undefined> =>
  db.selectFrom('mini_programs').selectAll().where('app_id', '=', appId).executeTakeFirst()

export const listPrograms = (db: Queryable): Promise<ProgramRow[]> =>
  db.selectFrom('mini_programs').selectAll().orderBy('name').orderBy('id').execute()

export interface BundleRow {
  id: string
  hash: string
  versionName: string | null
  createdAt: Date
}

export async function findBundle(db: Queryable, bundleId: string): Promise<BundleRow | undefined> {
  return db
    .selectFrom('mini_program_bundles')
    .select(['id', 'hash', sql<string | null>`manifest ->> 'versionName'`.as('versionName'), 'created_at as createdAt'])
    .where('id', '=', bundleId)
    .executeTakeFirst()
}

export async function readManifest(db: Queryable, programId: string, hash: string): Promise<unknown> {
  const row = await db
    .selectFrom('mini_program_bundles')
    .select('manifest')
    .where('program_id', '=', programId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row?.manifest
}

export interface FileRow {
  id: string
  size_bytes: number
}

/** By its path in a bundle. */
export async function findFileAt(
  db: Queryable,
  programId: string,
  hash: string,
  path: string,
): Promise<FileRow | undefined> {
  return db
    .selectFrom('mini_program_bundles as bundle')
    .innerJoin('mini_program_files as file', (join) =>
      join
        .onRef('file.program_id', '=', 'bundle.program_id')
        .on('file.sha256', '=', sql<string>`bundle.manifest #>> ARRAY['files', ${path}::text, 'sha256']`),
    )
    .select(['file.id', 'file.size_bytes'])
    .where('bundle.program_id', '=', programId)
    .where('bundle.hash', '=', hash)
    .executeTakeFirst()
}

export const findFileBySha = (db: Queryable, programId: string, sha256: string): Promise<FileRow | undefined> =>
  db
    .selectFrom('mini_program_files')
    .select(['id', 'size_bytes'])
    .where('program_id', '=', programId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()

/** Which of these contents the program has already. */
export async function heldAmong(db: Queryable, programId: string, sha256s: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mini_program_files')
    .select('sha256')
    .where('program_id', '=', programId)
    .where('sha256', '=', sql<string>`any(${sha256s}::text[])`)
    .execute()
  return new Set(rows.map((row) => row.sha256))
}

export interface NewFile {
  id: string
  sha256: string
  size_bytes: number
}

export async function insertFiles(db: Queryable, programId: string, files: readonly NewFile[]): Promise<void> {
  if (files.length === 0) return
  await db
    .insertInto('mini_program_files')
    .values(files.map((file) => ({ ...file, program_id: programId })))
    .execute()
}

/** Changes of one program come one after the other. */
export async function lockApp(db: Queryable, appId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`mini program ${appId}`}, 0))`.execute(db)
}

/** What is told of one program is told in one order. */
export async function lockProgram(db: Queryable, programId: string): Promise<void> {
  await db.selectFrom('mini_programs').select('id').where('id', '=', programId).forUpdate().execute()
}

export interface NewProgram {
  id: string
  app_id: string
  dialect: ProgramDialect
  name: string
}

export async function writeProgram(db: Queryable, program: NewProgram, now: Date): Promise<void> {
  const { dialect, name } = program
  await db
    .insertInto('mini_programs')
    .values({
      ...program,
      icon_hash: null,
      live_bundle_id: null,
      preview_bundle_id: null,
      domains: [],
      web_domains: [],
      contact_id: null,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ dialect, name, updated_at: now }))
    .execute()
}

export async function writeBundle(
  db: Queryable,
  bundle: { id: string; program_id: string; hash: string; manifest: string; created_at: Date },
): Promise<string> {
  const row = await db
    .insertInto('mini_program_bundles')
    .values(bundle)
    .onConflict((conflict) => conflict.columns(['program_id', 'hash']).doUpdateSet({ created_at: bundle.created_at }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function setBundle(
  db: Queryable,
  programId: string,
  stage: ProgramStage,
  change: {
    bundleId: string
    iconHash: string | null
    domains: readonly string[]
    webDomains: readonly string[]
    contactId: string | null
  },
): Promise<void> {
  await db
    .updateTable('mini_programs')
    .set(stage === 'live' ? { live_bundle_id: change.bundleId } : { preview_bundle_id: change.bundleId })
    .set({ icon_hash: change.iconHash, domains: [...change.domains], web_domains: [...change.webDomains] })
    .set({ contact_id: change.contactId })
    .where('id', '=', programId)
    .execute()
}

/** Forgets all but the latest bundles and those that can be opened; answers the ids of files that no bundle has then. */
export async function dropOldBundles(db: Queryable, programId: string, keep: number): Promise<string[]> {
  await sql`
    DELETE FROM mini_program_bundles AS bundle USING mini_programs AS program
    WHERE program.id = ${programId} AND bundle.program_id = program.id
      AND bundle.id IS DISTINCT FROM program.live_bundle_id AND bundle.id IS DISTINCT FROM program.preview_bundle_id
      AND bundle.id NOT IN (
        SELECT id FROM mini_program_bundles WHERE program_id = ${programId} ORDER BY created_at DESC, id DESC LIMIT ${keep}
      )
  `.execute(db)
  const { rows } = await sql<{ id: string }>`
    DELETE FROM mini_program_files AS file USING mini_programs AS program
    WHERE program.id = ${programId} AND file.program_id = program.id
      AND file.sha256 IS DISTINCT FROM program.icon_hash
      AND NOT EXISTS (
        SELECT FROM mini_program_bundles AS bundle, jsonb_each(bundle.manifest -> 'files') AS entry
        WHERE bundle.program_id = program.id AND entry.value ->> 'sha256' = file.sha256
      )
    RETURNING file.id
  `.execute(db)
  return rows.map(({ id }) => id)
}
