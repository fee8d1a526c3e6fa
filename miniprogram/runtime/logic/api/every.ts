// Every family of calls: for the compiler, which tells what there is, and for tests. In the browser they come in parts.
import * as canvas from '../parts/canvas.ts'
import * as device from '../parts/device.ts'
import * as elements from '../parts/elements.ts'
import * as files from '../parts/files.ts'
import * as media from '../parts/media.ts'
import * as member from '../parts/member.ts'
import * as network from '../parts/network.ts'
import * as pictures from '../parts/pictures.ts'
import * as program from '../parts/program.ts'
import * as unsupported from '../parts/unsupported.ts'
import * as workers from '../parts/workers.ts'
import { canIUse } from './canIUse.ts'
import type { ApiContext, ApiFamilyMaker } from './define.ts'
import { type Api, addCalls, createWx } from './index.ts'

/** By the part they come in. */
export const everyPart: Readonly<Record<string, { families: readonly ApiFamilyMaker[] }>> = {
  unsupported,
  network,
  device,
  member,
  program,
  files,
  canvas,
  pictures,
  media,
  elements,
  workers,
}

export function createWholeWx(context: ApiContext): Api {
  const wx = createWx(context)
  addCalls(
    wx,
    context,
    Object.values(everyPart).flatMap(({ families }) => families),
  )
  wx.canIUse = (schema: unknown) => canIUse(wx, schema, context.snapshot.absent)
  return wx
}
