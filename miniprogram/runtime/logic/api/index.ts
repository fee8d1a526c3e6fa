// Collects the families into `wx`. The core calls `createWx` once, before the program's first script.
import type { ApiContext, ApiFamilyMaker } from './define.ts'
import { fileFamily } from './files/index.ts'
import { wrap } from './wrap.ts'

/** Each file of this folder that gives calls. */
const families: readonly ApiFamilyMaker[] = [fileFamily]

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
  return wx
}
