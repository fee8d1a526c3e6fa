// Modules of the Worker's script that its parts use as well, by their paths: a part must find the very same ones, since a
// class is known by its object, and a table by its place.

import type { SharedFile } from '../build/chunks.ts'
import * as props from './alipay/props.ts'
import * as listeners from './api/listeners.ts'
import * as wrap from './api/wrap.ts'
import * as components from './components.ts'
import * as nodeMakers from './nodeMakers.ts'
import * as plain from './plain.ts'
import * as ownWorker from './workers/ownWorker.ts'

export const shared: Readonly<Record<SharedFile<'logic'>, unknown>> = {
  'logic/alipay/props.ts': props,
  'logic/api/listeners.ts': listeners,
  'logic/api/wrap.ts': wrap,
  'logic/components.ts': components,
  'logic/nodeMakers.ts': nodeMakers,
  'logic/plain.ts': plain,
  'logic/workers/ownWorker.ts': ownWorker,
}
