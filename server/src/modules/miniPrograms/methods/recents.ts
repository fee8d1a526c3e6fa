import { miniPrograms, RECENT_PROGRAMS_MAX } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessProgram } from '../access.ts'
import { presentRecents } from '../present.ts'
import { countPinned, deleteVisit, listVisits, lockVisits, writePinned } from '../store/members.ts'
import { tellRecents } from './open.ts'

export const listRecents = implement(miniPrograms.listRecents, async (tx, { memberId }) => ({
  recents: presentRecents(await listVisits(tx.db, memberId)),
}))

export const setPinned = implement(miniPrograms.setPinned, async (tx, { memberId }, { programId, pinned }) => {
  await accessProgram(tx.db, programId)
  await lockVisits(tx.db, memberId)
  const isFull = pinned && (await countPinned(tx.db, memberId)) >= RECENT_PROGRAMS_MAX
  if (!isFull) await writePinned(tx.db, memberId, programId, pinned, tx.now)
  return { recents: await tellRecents(tx, memberId) }
})

export const forget = implement(miniPrograms.forget, async (tx, { memberId }, { programId }) => {
  await lockVisits(tx.db, memberId)
  const isGone = await deleteVisit(tx.db, memberId, programId)
  if (isGone) return { recents: await tellRecents(tx, memberId) }
  return { recents: presentRecents(await listVisits(tx.db, memberId)) }
})
