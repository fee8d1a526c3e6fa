import type { LinkPreview } from '@sampan/contract'
import type { Clock } from '../../kernel/clock.ts'
import { createMemory } from '../../kernel/memory.ts'
import type { FetchGuarded } from '../../kernel/outbound/index.ts'
import type { Queryable } from '../../schema/index.ts'
import { type FilesServices, findFile, keepPicture } from '../files/index.ts'
import { privacyOf } from '../privacy/index.ts'
import { look, type Seen } from './look.ts'
import { findRow, type PreviewRow, writeRow } from './store.ts'

export interface LinksServices {
  /** What the operator set. */
  enabled: boolean
  files: FilesServices
  fetchGuarded: FetchGuarded
  clock: Clock
}

const HOUR_MS = 3_600_000
const FOUND_MS = 24 * HOUR_MS
const NOT_FOUND_MS = HOUR_MS / 6

/** Makes previews for members; null where there is nothing to show. */
export function createPreviews({ enabled, files, fetchGuarded, clock }: LinksServices) {
  const { db, newId } = files
  const seen = createMemory<Seen | null>(clock, { keptMs: HOUR_MS / 6, keptMax: 64 })

  return async (memberId: string, url: string): Promise<LinkPreview | null> => {
    if (!enabled || !(await privacyOf(db, memberId)).linkPreviews) return null
    const known = await findRow(db, memberId, url)
    if (known && isFresh(known, clock.now())) return present(db, known)

    const page = await seen(url, () => look(fetchGuarded, url))
    const picture = page?.picture ? await keepPicture(files, memberId, 'picture', page.picture) : null
    const now = clock.now()
    const row = {
      url,
      title: page?.title ?? '',
      description: page?.description ?? '',
      site_name: page?.siteName ?? '',
      has_picture: picture !== null,
      file_id: picture?.id ?? null,
      made_at: now,
      expires_at: new Date(now.getTime() + (page ? FOUND_MS : NOT_FOUND_MS)),
    }
    await files.transactions.write((tx) => writeRow(tx.db, { ...row, id: newId(), member_id: memberId }))
    return findPreview(db, memberId, url)
  }
}

/** One whose picture went with the message in which it stood is made anew. */
const isFresh = (row: PreviewRow, now: Date): boolean => row.expiresAt > now && (row.fileId !== null || !row.hasPicture)

/** What was found for the member lately; null where it is nothing. */
export async function findPreview(db: Queryable, memberId: string, url: string): Promise<LinkPreview | null> {
  const row = await findRow(db, memberId, url)
  return row ? present(db, row) : null
}

async function present(db: Queryable, row: PreviewRow): Promise<LinkPreview | null> {
  const { url, title, description, siteName, fileId } = row
  if (title === '') return null
  const file = fileId === null ? null : await findFile(db, fileId)
  const picture =
    file && file.width !== null && file.height !== null
      ? { fileId: file.id, width: file.width, height: file.height, placeholder: file.placeholder ?? '' }
      : null
  return { url, title, description, siteName, picture }
}
