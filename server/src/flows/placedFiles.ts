import { placedFileIds } from '../modules/chat/index.ts'
import { keptFilesAmong } from '../modules/favourites/index.ts'
import { keptAmong } from '../modules/stickers/index.ts'
import type { Queryable } from '../schema/index.ts'

/** Which of these files are still kept by somebody: whatever keeps files is asked here before one is removed. */
export async function placedAmong(db: Queryable, fileIds: readonly string[]): Promise<readonly string[]> {
  return [
    ...(await placedFileIds(db, fileIds)),
    ...(await keptAmong(db, fileIds)),
    ...(await keptFilesAmong(db, fileIds)),
  ]
}
