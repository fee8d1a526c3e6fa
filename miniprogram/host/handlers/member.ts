// Who uses the program and the app around it. Everything that is personal was granted before a handler is called.
import type { memberCalls } from '../../bridge/calls/member.ts'
import { permissions } from '../../bridge/index.ts'
import type { HostProgram } from '../doors.ts'
import { CallRefusal, need } from '../refusal.ts'
import { sharePicture } from '../sharePicture.ts'
import type { HandlersOf } from './handlers.ts'

/** Scopes of WeChat's that need no grant here, or that mean one of ours. */
const otherScopes: Record<string, (typeof permissions)[number] | null> = {
  'scope.userFuzzyLocation': 'scope.userLocation',
  'scope.addPhoneContact': null,
  'scope.addPhoneCalendar': null,
}

export function memberHandlers(program: HostProgram): HandlersOf<typeof memberCalls> {
  const { doors } = program
  const plain = async (act: Promise<unknown>): Promise<undefined> => void (await act)

  return {
    'member.login': () => need(doors.login)(),
    'member.checkSession': async () => ({ isValid: await need(doors.checkSession)() }),
    'member.profile': () => need(doors.profile)(),
    'member.phoneNumber': () => need(doors.phoneNumber)(),
    'member.chooseAddress': () => need(doors.chooseAddress)(),
    'member.authorize': async ({ scope }) => {
      const other = Object.hasOwn(otherScopes, scope) ? otherScopes[scope] : undefined
      const permission = permissions.find((each) => each === scope) ?? other
      if (permission === undefined) throw new CallRefusal('invalid scope')
      if (permission === null) return
      const state = program.permissions.state(permission)
      if (state === 'granted') return
      if (state === 'denied' || !(await program.permissions.ask(permission))) throw new CallRefusal('auth deny', 103)
    },
    'member.settings': () => settingsOf(program),
    'member.openSettings': async () => {
      await need(doors.openSettings)()
      return settingsOf(program)
    },
    'member.subscribe': ({ templateIds }) => need(doors.subscribe)(templateIds),
    'member.pay': ({ order }) => need(doors.pay)(order),
    'app.share': ({ title, path, imageUrl }) =>
      plain(need(doors.share)({ title, path, picture: sharePicture(program, imageUrl ?? '') })),
    'app.setShareMenu': ({ shown }) => doors.setShareMenu?.(shown),
    'app.openProgram': (target) => {
      // Where a program names whom it opens, it opens no others.
      const named: unknown = program.manifest.app.rest.navigateToMiniProgramAppIdList
      if (Array.isArray(named) && !named.includes(target.appId)) {
        throw new CallRefusal(`appId "${target.appId}" is not in navigateToMiniProgramAppIdList`)
      }
      return plain(need(doors.openProgram)(target))
    },
    'app.backToProgram': ({ extraData }) => plain(need(doors.backToProgram)(extraData)),
    'app.exit': () => program.isAsleep?.() === true || need(doors.exit)(),
    'app.restart': ({ path }) => program.isAsleep?.() === true || need(doors.restart)(path),
    'app.openContact': () => plain(need(doors.openContact)()),
  }
}

/** What was asked so far, as `wx.getSetting` shows it; what was never asked is left out. */
export function settingsOf({ permissions: door }: HostProgram): Record<string, boolean> {
  const settings: Record<string, boolean> = {}
  for (const permission of permissions) {
    const state = door.state(permission)
    if (state !== 'unasked') settings[permission] = state === 'granted'
  }
  return settings
}
