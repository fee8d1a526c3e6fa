/** Mini programs and what members do with them. Other modules and flows come in by this door only. */
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Implementation } from '../../schema/index.ts'
import type { ProgramKeys } from './keys.ts'
import { createLoginCode } from './methods/createLoginCode.ts'
import { describe } from './methods/describe.ts'
import { open } from './methods/open.ts'
import { forget, listRecents, setPinned } from './methods/recents.ts'
import { report } from './methods/report.ts'
import { setPermission } from './methods/setPermission.ts'
import type { RuntimeBuilds } from './runtimeBuilds.ts'

export { accessProgram } from './access.ts'
export { announceProgram } from './announce.ts'
export { type Installation, type InstallServices, installBundle } from './install.ts'
export { createProgramKeys, type ProgramKeys, readProgramKey } from './keys.ts'
export {
  type Asking,
  createOutside,
  type FetchAnswer,
  type FetchFailure,
  type Outside,
} from './outside/outside.ts'
export { createPictures, type ProgramPictures } from './outside/pictures.ts'
export { createRuntimeBuilds, type RuntimeBuild, type RuntimeBuilds } from './runtimeBuilds.ts'
export { createServedFiles, type ServedFiles } from './served.ts'
export { forgetLoginCodes } from './store/members.ts'
export { createWebPages, type WebPages } from './webPages.ts'

export interface MiniProgramServices {
  keys: ProgramKeys
  transactions: Transactions<Database>
  runtime: RuntimeBuilds
  random(bytes: number): Buffer
}

export const miniProgramsModule = (services: MiniProgramServices): Implementation[] => [
  open(services),
  describe,
  listRecents,
  setPinned,
  forget,
  setPermission,
  createLoginCode(services),
  report,
]
