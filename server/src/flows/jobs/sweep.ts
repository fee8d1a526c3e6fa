import { forgetKeys } from '../../kernel/idempotency.ts'
import { trimLogs } from '../../kernel/memberLog.ts'
import { forgetCeremonies, forgetFormerHandles, sweepAccountExports } from '../../modules/accounts/index.ts'
import { deleteUnsentHistories } from '../../modules/chat/index.ts'
import { sweepUnsent, sweepUploads, UPLOAD_KEPT_MS } from '../../modules/files/index.ts'
import { forgetPreviews } from '../../modules/links/index.ts'
import { forgetLoginCodes } from '../../modules/miniPrograms/index.ts'
import { forgetPhoneCodes } from '../../modules/phones/index.ts'
import { forgetProofs, sweepExports } from '../../modules/wallet/index.ts'
import { eraseAccounts } from '../deletion/eraseAccounts.ts'
import { placedAmong } from '../placedFiles.ts'
import type { FlowServices } from '../services.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How long what is only of use for a while is kept. */
const KEPT_MS = {
  ceremonies: HOUR_MS,
  idempotencyKeys: DAY_MS,
  unsentFiles: 7 * DAY_MS,
  unsentHistories: DAY_MS,
  linkPreviews: 7 * DAY_MS,
  unfinishedLinks: 7 * DAY_MS,
  logEntries: 60 * DAY_MS,
}

/** Removes what has served its time. Each step stands for itself, so that one cut short is carried on by the next run. */
export const sweep = (services: FlowServices) => async (): Promise<void> => {
  const { db, blobs, clock, funding } = services
  await eraseAccounts(services)
  const now = clock.now().getTime()
  const before = (keptMs: number) => new Date(now - keptMs)
  await forgetCeremonies(db, before(KEPT_MS.ceremonies))
  await forgetKeys(db, before(KEPT_MS.idempotencyKeys))
  await sweepUnsent(db, blobs, before(KEPT_MS.unsentFiles), placedAmong)
  await deleteUnsentHistories(db, before(KEPT_MS.unsentHistories))
  await forgetPreviews(db, before(KEPT_MS.linkPreviews))
  await sweepUploads(db, blobs, before(UPLOAD_KEPT_MS))
  await funding.forgetLinks(before(KEPT_MS.unfinishedLinks))
  await forgetProofs(db, clock.now())
  await sweepExports(db, blobs, clock.now())
  await sweepAccountExports(db, blobs, clock.now())
  await forgetFormerHandles(db, clock.now())
  await forgetPhoneCodes(db, clock.now())
  await forgetLoginCodes(db, clock.now())
  await trimLogs(db, before(KEPT_MS.logEntries))
}
