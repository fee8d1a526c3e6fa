// Collects the families into `wx`. The core calls `createWx` once, before the program's first script.
import { canIUse } from './canIUse.ts'
import { canvasFamily } from './canvas/index.ts'
import type { ApiContext, ApiFamilyMaker } from './define.ts'
import { deviceFamily } from './device.ts'
import { elementsFamily } from './elements.ts'
import { fileFamily } from './files/index.ts'
import { interfaceFamily } from './interface.ts'
import { mediaFamily } from './media/index.ts'
import { memberFamily } from './member.ts'
import { requestsFamily } from './network/requests.ts'
import { socketsFamily } from './network/sockets.ts'
import { programFamily } from './program.ts'
import { routesFamily } from './routes.ts'
import { storageFamily } from './storage.ts'
import { systemFamily } from './system.ts'
import { unsupportedFamily } from './unsupported.ts'
import { wrap } from './wrap.ts'

/** Each file of this folder that gives calls. */
const families: readonly ApiFamilyMaker[] = [
  unsupportedFamily,
  routesFamily,
  storageFamily,
  interfaceFamily,
  systemFamily,
  requestsFamily,
  socketsFamily,
  deviceFamily,
  memberFamily,
  programFamily,
  fileFamily,
  canvasFamily,
  mediaFamily,
  elementsFamily,
]

export type Api = Record<string, unknown>

/** @returns the object that programs know as `wx` */
export function createWx(context: ApiContext): Api {
  const wx: Api = {}
  for (const make of families) {
    const { asynchronous, direct } = make(context)
    for (const name in asynchronous) {
      const call = asynchronous[name]
      if (call) wx[name] = wrap(name, call)
    }
    Object.assign(wx, direct)
  }
  wx.canIUse = (schema: unknown) => canIUse(wx, schema)
  return wx
}
