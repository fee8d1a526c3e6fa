import Type from 'typebox'
import { closed, Id } from '../bodies/common.ts'
import { ContentHash, ProgramPermission, ProgramStage, RecentProgram } from '../bodies/miniPrograms.ts'
import { event } from './define.ts'

export const recentsChanged = event(
  'miniPrograms.recentsChanged',
  'The mini programs that the member opened, as they are now: those it keeps first, then the latest first.',
  Type.Object({ recents: Type.Array(RecentProgram) }, closed),
)

export const permissionsChanged = event(
  'miniPrograms.permissionsChanged',
  'What the member allowed a mini program, and what not, as it is now.',
  Type.Object({ programId: Id, permissions: Type.Array(ProgramPermission) }, closed),
)

export const bundleChanged = event(
  'miniPrograms.bundleChanged',
  'A mini program that the member has among its recent ones is another one now: what is open may load it anew.',
  Type.Object({ programId: Id, stage: ProgramStage, hash: ContentHash }, closed),
)
