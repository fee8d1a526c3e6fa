// The device as far as a browser has it.
import type { deviceCalls } from '../../bridge/calls/device.ts'
import type { HostProgram } from '../doors.ts'
import { CallRefusal, need } from '../refusal.ts'
import { fromChina, toChina } from './chinaShift.ts'
import { formatsOf, nameOfFormat } from './codeFormats.ts'
import type { HandlersOf } from './handlers.ts'
import { createLocation } from './location.ts'
import { createMotion } from './motion.ts'

export function deviceHandlers(program: HostProgram): HandlersOf<typeof deviceCalls> {
  const { doors } = program
  const location = createLocation(program)
  const motion = createMotion(program)
  const screen = createScreenLock(program)
  const plain = async (act: Promise<unknown>): Promise<undefined> => void (await act)

  return {
    'device.readClipboard': async () => ({ data: await need(doors.readClipboard)() }),
    'device.writeClipboard': ({ data }) => plain(need(doors.writeClipboard)(data)),
    'device.vibrate': ({ long }) => {
      // Where there is nothing that moves, nothing is felt: no reason to fail.
      if (typeof navigator.vibrate === 'function') navigator.vibrate(long ? 400 : 15)
    },
    'device.call': ({ phoneNumber }) => {
      if (!/^[+*#\d][\d\s*#().-]*$/.test(phoneNumber)) throw new CallRefusal('invalid phoneNumber')
      return plain(need(doors.callPhone)(phoneNumber))
    },
    'device.scan': async ({ onlyFromCamera, scanType }) => {
      const { text, format } = await need(doors.scan)(onlyFromCamera, formatsOf(scanType))
      // The bytes of a code's text; what it was encoded from is not known.
      const rawData = btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
      return { result: text, scanType: nameOfFormat(format), charSet: 'UTF-8', rawData, path: '' }
    },
    'device.keepScreenOn': ({ on }) => screen.keepOn(on),
    'device.battery': async () => {
      const getBattery: unknown = Reflect.get(navigator, 'getBattery')
      if (typeof getBattery !== 'function') throw new CallRefusal('not supported', 3)
      const { level, charging }: { level: number; charging: boolean } = await Reflect.apply(getBattery, navigator, [])
      return { level: Math.round(level * 100), isCharging: charging, isLowPowerModeEnabled: false }
    },
    'device.watchMotion': ({ kind, on, intervalMs }) => motion.watch(kind, on, intervalMs),
    'location.get': (args) => location.get(args),
    'location.watch': ({ on, type }) => location.watch(on, type),
    'location.choose': async ({ latitude, longitude }) => {
      // Programs know maps of China as they are shifted there; the app knows the earth as it is.
      const around = latitude === null || longitude === null ? null : fromChina({ latitude, longitude })
      const chosen = await need(doors.choosePlace)(around)
      return { ...chosen, ...toChina(chosen) }
    },
    'location.open': (place) => plain(need(doors.openPlace)({ ...place, ...fromChina(place) })),
  }
}

/** The lock goes when the page is hidden; it is taken again when it comes back. */
function createScreenLock({ signal }: HostProgram) {
  let lock: WakeLockSentinel | null = null
  let isWanted = false
  const take = async (): Promise<void> => {
    if (!isWanted || lock !== null || !('wakeLock' in navigator) || document.visibilityState !== 'visible') return
    const taken = await navigator.wakeLock.request('screen')
    lock = taken
    taken.addEventListener('release', () => {
      lock = null
    })
  }
  const release = async (): Promise<void> => lock?.release()
  document.addEventListener('visibilitychange', () => void take().catch(() => undefined), { signal })
  signal.addEventListener('abort', () => {
    isWanted = false
    void release()
  })
  return {
    async keepOn(on: boolean): Promise<void> {
      if (on && !('wakeLock' in navigator)) throw new CallRefusal('not supported', 3)
      isWanted = on
      await (on ? take() : release())
    },
  }
}
