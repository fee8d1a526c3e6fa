import { miniPrograms } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessProgram } from '../access.ts'
import { presentPermissions, presentProgram } from '../present.ts'
import { listPermissions } from '../store/members.ts'
import { findProgramByAppId } from '../store/programs.ts'

export const describe = implement(miniPrograms.describe, async (tx, { memberId }, { programId, appId }) => {
  const id = programId ?? (appId === null ? undefined : (await findProgramByAppId(tx.db, appId))?.id)
  if (id === undefined) throw refuse('miniPrograms.notFound')
  const { program, bundle, stage } = await accessProgram(tx.db, id)
  return {
    program: presentProgram(program),
    stage,
    versionName: bundle.versionName,
    updatedAt: wireInstant(bundle.createdAt),
    domains: stage === 'preview' ? null : program.domains,
    webDomains: stage === 'preview' ? null : program.web_domains,
    permissions: presentPermissions(await listPermissions(tx.db, memberId, program.id)),
  }
})
