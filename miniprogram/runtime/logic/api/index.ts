// The calls of one program, from the families of this folder. What not every program uses comes in parts: ../parts.ts.
import type { ApiContext, ApiFamilyMaker } from './define.ts'
import { interfaceFamily } from './interface.ts'
import { routesFamily } from './routes.ts'
import { storageFamily } from './storage.ts'
import { systemFamily } from './system.ts'
import { wrap } from './wrap.ts'

/** What nearly every program calls. */
const families: readonly ApiFamilyMaker[] = [routesFamily, storageFamily, interfaceFamily, systemFamily]

export type Api = Record<string, unknown>

/** @returns the object that programs know as `wx`, without its parts */
export function createWx(context: ApiContext): Api {
  const wx: Api = {}
  addCalls(wx, context, families)
  return wx
}

export function addCalls(wx: Api, context: ApiContext, more: readonly ApiFamilyMaker[]): void {
  for (const make of more) {
    const { asynchronous, direct } = make(context)
    for (const name in asynchronous) {
      const call = asynchronous[name]
      if (call) wx[name] = wrap(name, call)
    }
    Object.assign(wx, direct)
  }
}
