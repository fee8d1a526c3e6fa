// `App` and `getApp`: one object for the program, and the moments of its life.

import type { LaunchOptions } from './api/define.ts'
import { recordOf } from './plain.ts'

export interface ProgramApp {
  App(definition: unknown): void
  getApp(options?: unknown): unknown
  launch(options: LaunchOptions): void
  show(options: LaunchOptions): void
  hide(): void
  /** Tells `onError`, `onPageNotFound`…; false where the program has no such method. */
  tell(name: string, detail: unknown): boolean
}

export function createApp(fail: (error: unknown) => void): ProgramApp {
  let app: Record<string, unknown> = {}
  let isLaunched = false

  function call(name: string, detail?: unknown): boolean {
    const method = app[name]
    if (typeof method !== 'function') return false
    try {
      method.call(app, detail)
    } catch (error) {
      // An error of `onError` itself is told to nobody.
      if (name !== 'onError') fail(error)
    }
    return true
  }

  return {
    App(definition) {
      app = recordOf(definition)
    },
    getApp: () => app,
    launch(options) {
      if (isLaunched) return
      isLaunched = true
      call('onLaunch', { ...options })
    },
    show(options) {
      call('onShow', { ...options })
    },
    hide() {
      call('onHide')
    },
    tell: call,
  }
}
