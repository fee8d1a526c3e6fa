// Small things around a program's own code: updates, logs, measures, bytes as text.
import type { ApiFamilyMaker } from './define.ts'
import { createListeners } from './listeners.ts'
import { CallFailure, isRecord, numberOf, safely } from './wrap.ts'

export const programFamily: ApiFamilyMaker = (context) => {
  const nothing = () => undefined
  const log =
    (method: 'debug' | 'info' | 'log' | 'warn' | 'error') =>
    (...said: unknown[]) =>
      console[method](...said)
  const logger = { debug: log('debug'), info: log('info'), log: log('log'), warn: log('warn'), error: log('error') }
  const realtimeLogger = {
    ...logger,
    setFilterMsg: nothing,
    addFilterMsg: nothing,
    in: nothing,
    getCurrentState: () => ({ size: 0, maxSize: 5120, logCount: 0, maxLogCount: 200 }),
    tag: () => ({ ...logger, key: nothing }),
  }
  const updates = { check: createListeners(), ready: createListeners(), failed: createListeners() }
  /** The host says once, soon after the start, whether there is a newer bundle; who asks later hears it, too. */
  let checked: unknown
  context.onHost('updateChecked', (detail) => {
    checked = detail
    updates.check.tell(detail)
  })
  let isReady = false
  context.onHost('updateReady', () => {
    isReady = true
    updates.ready.tell(undefined)
  })
  context.onHost('updateFailed', () => updates.failed.tell(undefined))
  const updateManager = {
    applyUpdate: () => void context.callHost('app.restart', { path: null }).catch(nothing),
    onCheckForUpdate: (listener: unknown) => {
      updates.check.on(listener)
      if (checked !== undefined) safely(listener, checked)
    },
    onUpdateReady: (listener: unknown) => {
      updates.ready.on(listener)
      if (isReady) safely(listener)
    },
    onUpdateFailed: updates.failed.on,
  }
  const performanceFace = {
    now: () => performance.now(),
    timeOrigin: performance.timeOrigin,
    getEntries: () => [],
    getEntriesByName: () => [],
    getEntriesByType: () => [],
    mark: nothing,
    setBufferSize: nothing,
    createObserver: () => ({ observe: nothing, disconnect: nothing, supportedEntryTypes: [] }),
  }
  const idle = new Map<number, ReturnType<typeof setTimeout>>()
  let lastIdle = 0

  return {
    asynchronous: {
      setEnableDebug: async () => undefined,
      enableAlertBeforeUnload: async () => undefined,
      disableAlertBeforeUnload: async () => undefined,
      setVisualEffectOnCapture: async () => undefined,
      preDownloadSubpackage: async () => undefined,
      getRandomValues: async (args) => {
        const length = numberOf(args.length, -1)
        if (length <= 0 || length > 1024 * 1024) throw new CallFailure('invalid length')
        const bytes = new Uint8Array(length)
        for (let from = 0; from < length; from += 65_536) crypto.getRandomValues(bytes.subarray(from, from + 65_536))
        return { randomValues: bytes.buffer }
      },
    },
    direct: {
      getUpdateManager: () => updateManager,
      getLogManager: () => logger,
      getRealtimeLogManager: () => realtimeLogger,
      getPerformance: () => performanceFace,
      // Nothing is reported to anybody: figures of use belong to the program's own server.
      reportAnalytics: nothing,
      reportMonitor: nothing,
      reportPerformance: nothing,
      reportEvent: nothing,
      getUserCryptoManager: () => ({
        getRandomValues: (given: unknown) => {
          const args = isRecord(given) ? given : {}
          const bytes = crypto.getRandomValues(new Uint8Array(Math.min(65_536, Math.max(1, numberOf(args.length, 1)))))
          const answer = { errMsg: 'getRandomValues:ok', randomValues: bytes.buffer }
          safely(args.success, answer)
          safely(args.complete, answer)
        },
      }),
      arrayBufferToBase64,
      base64ToArrayBuffer,
      requestIdleCallback: (callback: unknown) => {
        lastIdle += 1
        const id = lastIdle
        const until = context.now() + 50
        idle.set(
          id,
          setTimeout(() => {
            idle.delete(id)
            safely(callback, { didTimeout: false, timeRemaining: () => Math.max(0, until - context.now()) })
          }),
        )
        return id
      },
      cancelIdleCallback: (id: unknown) => {
        clearTimeout(idle.get(Number(id)))
        idle.delete(Number(id))
      },
    },
  }
}

const chunkSize = 0x8000

export function arrayBufferToBase64(buffer: unknown): string {
  const bytes = buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : new Uint8Array(0)
  let text = ''
  for (let from = 0; from < bytes.length; from += chunkSize) {
    text += String.fromCharCode(...bytes.subarray(from, from + chunkSize))
  }
  return btoa(text)
}

export function base64ToArrayBuffer(base64: unknown): ArrayBuffer {
  const text = atob(String(base64).replace(/[^A-Za-z0-9+/]/g, ''))
  return Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer
}
