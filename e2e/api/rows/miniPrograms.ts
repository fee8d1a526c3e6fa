/** Mini programs in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

const nowhere = () => ({ programId: newUuid() })
const noSuch = { at: 'an id that was made up', out: 'miniPrograms.notFound' } as const

/** Mei, on two devices, who opened a program. */
async function user(world: World): Promise<{ mei: Person; all: Person[]; programId: string }> {
  const mei = await world.person('Mei')
  const all = [mei, await world.anotherDevice(mei)]
  const programId = await layProgram(world)
  await world.call(mei, 'miniPrograms.open', { programId })
  return { mei, all, programId }
}

type OwnCommands =
  | 'miniPrograms.open'
  | 'miniPrograms.setPinned'
  | 'miniPrograms.forget'
  | 'miniPrograms.setPermission'
  | 'miniPrograms.createLoginCode'
  | 'miniPrograms.report'

export const miniProgramScenarios: Pick<CommandTable, OwnCommands> = {
  'miniPrograms.open': {
    async 'one more'(world) {
      const { mei, all } = await user(world)
      return { by: mei, input: { programId: await layProgram(world) }, concerned: all }
    },
  },
  'miniPrograms.setPinned': {
    async 'to the top'(world) {
      const { mei, all, programId } = await user(world)
      return { by: mei, input: { programId, pinned: true }, concerned: all }
    },
  },
  'miniPrograms.forget': {
    async 'the only one'(world) {
      const { mei, all, programId } = await user(world)
      return { by: mei, input: { programId }, concerned: all }
    },
  },
  'miniPrograms.setPermission': {
    async 'the camera'(world) {
      const { mei, all, programId } = await user(world)
      return { by: mei, input: { programId, scope: 'scope.camera', granted: true }, concerned: all }
    },
  },
  'miniPrograms.createLoginCode': {
    async 'for its server'(world) {
      const { mei, all, programId } = await user(world)
      return { by: mei, input: { programId }, concerned: all }
    },
  },
  'miniPrograms.report': {
    async 'it broke'(world) {
      const { mei, all, programId } = await user(world)
      const input = { programId, hash: null, message: 'x is undefined', details: 'pages/index/index.js:1' }
      return { by: mei, input, concerned: all }
    },
  },
}

export const miniProgramAims: Pick<StrangerTable, OwnCommands | 'miniPrograms.describe' | 'miniPrograms.listRecents'> =
  {
    'miniPrograms.open': [{ ...noSuch, input: nowhere }],
    'miniPrograms.describe': [
      { ...noSuch, input: () => ({ programId: newUuid(), appId: null }) },
      {
        at: 'an appid that was made up',
        input: () => ({ programId: null, appId: 'wxnone' }),
        out: 'miniPrograms.notFound',
      },
    ],
    'miniPrograms.listRecents': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
    'miniPrograms.setPinned': [{ ...noSuch, input: () => ({ ...nowhere(), pinned: true }) }],
    'miniPrograms.forget': [{ at: 'what is not one’s own', input: nowhere, out: 'nothing' }],
    'miniPrograms.setPermission': [
      { ...noSuch, input: () => ({ ...nowhere(), scope: 'scope.camera' as const, granted: true }) },
    ],
    'miniPrograms.createLoginCode': [{ ...noSuch, input: nowhere }],
    'miniPrograms.report': [{ ...noSuch, input: () => ({ ...nowhere(), hash: null, message: 'x', details: '' }) }],
  }

export const miniProgramReads = {
  'miniPrograms.describe': ({ programId }: Situation): Input<'miniPrograms.describe'> => ({ programId, appId: null }),
  'miniPrograms.listRecents': (): Input<'miniPrograms.listRecents'> => ({}),
}
