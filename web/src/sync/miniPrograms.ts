/** Mini programs on this device: what was opened lately, what was allowed; fetched when asked for, kept by events. */
import type { Input, Output, ProgramScope } from '@sampan/contract'
import type { Call } from '@sampan/sdk'
import type { Context } from './context.ts'
import { load } from './load.ts'

export interface ProgramActions {
  /** Fetches the recent programs, for `queries.recentPrograms`. */
  loadRecentPrograms(): Promise<void>
  openProgram(input: Input<'miniPrograms.open'>): Promise<Output<'miniPrograms.open'>>
  describeProgram(input: Input<'miniPrograms.describe'>): Promise<Output<'miniPrograms.describe'>>
  pinProgram(programId: string, pinned: boolean): Promise<void>
  forgetProgram(programId: string): Promise<void>
  allowProgram(programId: string, scope: ProgramScope, granted: boolean): Promise<void>
  /** A code for the program's own server. */
  programLoginCode(programId: string): Promise<string>
  reportProgram(input: Input<'miniPrograms.report'>): Promise<void>
}

export function programActions(context: () => Context, call: Call, surely: Call): ProgramActions {
  const keepPermissions = async (programId: string, { permissions }: Output<'miniPrograms.setPermission'>) => {
    await context().store.programs.put({ key: `permissions ${programId}`, permissions })
  }
  return {
    async loadRecentPrograms() {
      await load(
        context(),
        () => call('miniPrograms.listRecents', {}),
        (store, { recents }) => store.programs.put({ key: 'recents', recents }),
      )
    },
    async openProgram(input) {
      const opened = await surely('miniPrograms.open', input)
      await keepPermissions(input.programId, opened)
      return opened
    },
    async describeProgram(input) {
      const described = await call('miniPrograms.describe', input)
      await keepPermissions(described.program.id, described)
      return described
    },
    async pinProgram(programId, pinned) {
      const { recents } = await surely('miniPrograms.setPinned', { programId, pinned })
      await context().store.programs.put({ key: 'recents', recents })
    },
    async forgetProgram(programId) {
      const { recents } = await surely('miniPrograms.forget', { programId })
      await context().store.programs.put({ key: 'recents', recents })
    },
    async allowProgram(programId, scope, granted) {
      await keepPermissions(programId, await surely('miniPrograms.setPermission', { programId, scope, granted }))
    },
    programLoginCode: async (programId) => (await call('miniPrograms.createLoginCode', { programId })).code,
    async reportProgram(input) {
      await call('miniPrograms.report', input)
    },
  }
}
