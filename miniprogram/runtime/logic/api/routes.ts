// From page to page; the stack and its rules are the core's.
import type { ApiFamilyMaker } from './define.ts'
import { type Args, demand, isRecord, numberOf } from './wrap.ts'

export const routesFamily: ApiFamilyMaker = ({ routes }) => {
  const urlOf = (args: Args): string => {
    demand(args, { url: 'String' })
    return String(args.url)
  }
  return {
    asynchronous: {
      navigateTo: async (args) => routes.navigateTo(urlOf(args), isRecord(args.events) ? listenersOf(args.events) : {}),
      redirectTo: async (args) => void (await routes.redirectTo(urlOf(args))),
      reLaunch: async (args) => void (await routes.reLaunch(urlOf(args))),
      switchTab: async (args) => void (await routes.switchTab(urlOf(args))),
      navigateBack: async (args) => void (await routes.navigateBack(numberOf(args.delta, 1))),
    },
    direct: {},
  }
}

function listenersOf(events: Record<string, unknown>): Record<string, (detail: unknown) => void> {
  const found: Record<string, (detail: unknown) => void> = {}
  for (const [name, listener] of Object.entries(events)) {
    if (typeof listener === 'function') found[name] = (detail) => Reflect.apply(listener, undefined, [detail])
  }
  return found
}
