import { miniPrograms } from '@sampan/contract'
import { implement, type Writing } from '../../../schema/index.ts'
import { accessProgram } from '../access.ts'
import type { ProgramKeys } from '../keys.ts'
import { presentPermissions, presentProgram, presentRecents } from '../present.ts'
import type { RuntimeBuilds } from '../runtimeBuilds.ts'
import { listPermissions, listVisits, lockVisits, writeVisit } from '../store/members.ts'

const PASS_MS = 24 * 3_600_000

export const open = ({ keys, runtime }: { keys: ProgramKeys; runtime: RuntimeBuilds }) =>
  implement(miniPrograms.open, async (tx, { memberId }, { programId, preview = false }) => {
    const { program, bundle, stage } = await accessProgram(tx.db, programId, preview)
    await lockVisits(tx.db, memberId)
    await writeVisit(tx.db, memberId, programId, tx.now)
    await tellRecents(tx, memberId)
    const pass = keys.passFor(
      { programId, memberId, preview: stage === 'preview' },
      new Date(tx.now.getTime() + PASS_MS),
    )
    return {
      program: presentProgram(program),
      stage,
      hash: bundle.hash,
      frameUrl: runtime.frameUrl(),
      domains: stage === 'preview' ? null : program.domains,
      picturesPath: `/mp/pictures/${pass}`,
      mediaPath: `/mp/media/${pass}`,
      contactId: program.contact_id,
      permissions: presentPermissions(await listPermissions(tx.db, memberId, programId)),
    }
  })

export async function tellRecents(tx: Writing, memberId: string) {
  const recents = presentRecents(await listVisits(tx.db, memberId))
  tx.emit('miniPrograms.recentsChanged', [memberId], { recents })
  return recents
}
