/** Files of programs as the gateway serves them. */
import type { Readable } from 'node:stream'
import type { Blobs } from '../../kernel/blobs.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { nameOfFileBlob } from './install.ts'
import { findFileAt, findFileBySha, findProgram, readManifest } from './store/programs.ts'

export interface ServedFiles {
  /** @throws Refusal `miniPrograms.notFound` */
  manifest(programId: string, hash: string): Promise<unknown>
  /** @throws Refusal `miniPrograms.fileMissing` */
  file(programId: string, hash: string, path: string): Promise<{ sizeBytes: number; open(): Readable }>
  /** WebP. @throws Refusal `miniPrograms.fileMissing` */
  icon(programId: string, hash: string): Promise<{ sizeBytes: number; open(): Readable }>
}

export function createServedFiles(db: Queryable, blobs: Blobs): ServedFiles {
  const served = (file: { id: string; size_bytes: number } | undefined) => {
    if (!file) throw refuse('miniPrograms.fileMissing')
    return { sizeBytes: file.size_bytes, open: () => blobs.open(nameOfFileBlob(file.id)) }
  }
  return {
    async manifest(programId, hash) {
      const manifest = await readManifest(db, programId, hash)
      if (manifest === undefined) throw refuse('miniPrograms.notFound')
      return manifest
    },
    file: async (programId, hash, path) => served(await findFileAt(db, programId, hash, path)),
    async icon(programId, hash) {
      // Only what is the icon now: other files of a program are no pictures of ours.
      const program = await findProgram(db, programId)
      return served(program?.icon_hash === hash ? await findFileBySha(db, programId, hash) : undefined)
    },
  }
}
