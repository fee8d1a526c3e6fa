import { expireMessages } from '../../modules/chat/index.ts'
import { removeUnplaced } from '../../modules/files/index.ts'
import { placedAmong } from '../placedFiles.ts'
import type { FlowServices } from '../services.ts'

/** Messages that disappear, and the files that stood nowhere else. */
export const expireChat = async ({ db, transactions, blobs, clock }: FlowServices): Promise<void> => {
  const fileIds = await expireMessages(transactions, clock.now())
  await removeUnplaced(db, blobs, fileIds, placedAmong)
}
