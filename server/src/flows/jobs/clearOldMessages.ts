import { clearOld } from '../../modules/chat/index.ts'
import { removeUnplaced } from '../../modules/files/index.ts'
import { placedAmong } from '../placedFiles.ts'
import type { FlowServices } from '../services.ts'

/** Messages that are not kept any longer, and the files that stood nowhere else. */
export const clearOldMessages =
  ({ db, transactions, blobs, clock }: FlowServices) =>
  async (): Promise<void> => {
    const fileIds = await clearOld(transactions, clock.now())
    await removeUnplaced(db, blobs, fileIds, placedAmong)
  }
