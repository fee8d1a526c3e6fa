// Modules of the frame's script that its chunks use as well, by their paths: which touch an element keeps for itself is known
// by one table.

import type { SharedFile } from '../build/chunks.ts'
import * as base from './elements/lib/base.ts'
import * as hover from './elements/lib/hover.ts'
import * as taken from './elements/lib/taken.ts'

export const shared: Readonly<Record<SharedFile<'view'>, unknown>> = {
  'view/elements/lib/base.ts': base,
  'view/elements/lib/hover.ts': hover,
  'view/elements/lib/taken.ts': taken,
}
