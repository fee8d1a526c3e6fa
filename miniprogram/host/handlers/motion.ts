// Movement of the device, told no more often than asked, and never while nobody listens.
import type { HostCallArgs } from '../../bridge/index.ts'
import type { HostProgram } from '../doors.ts'
import { CallRefusal } from '../refusal.ts'

type Kind = HostCallArgs<'device.watchMotion'>['kind']

/** Metres per second squared that WeChat calls 1. */
const gravity = 9.80665

export function createMotion({ signal, tell }: HostProgram) {
  const watched = new Map<Kind, () => void>()
  signal.addEventListener('abort', () => {
    for (const stop of watched.values()) stop()
    watched.clear()
  })

  return {
    async watch(kind: Kind, on: boolean, intervalMs: number): Promise<void> {
      watched.get(kind)?.()
      watched.delete(kind)
      if (!on) return
      await demandSensor()
      let toldAt = 0
      const isMoved = kind === 'accelerometer' || kind === 'gyroscope'
      const event = isMoved ? 'devicemotion' : 'deviceorientation'
      const heard = (moved: Event): void => {
        if (moved.timeStamp - toldAt < intervalMs) return
        const detail = detailOf(kind, moved)
        if (detail === null) return
        toldAt = moved.timeStamp
        tell(kind, detail)
      }
      globalThis.addEventListener(event, heard)
      watched.set(kind, () => globalThis.removeEventListener(event, heard))
    },
  }
}

/** Some browsers ask the member themselves, in answer to a touch. */
async function demandSensor(): Promise<void> {
  if (typeof DeviceMotionEvent !== 'function') throw new CallRefusal('not supported', 3)
  const ask: unknown = Reflect.get(DeviceMotionEvent, 'requestPermission')
  if (typeof ask !== 'function') return
  const said: unknown = await Reflect.apply(ask, DeviceMotionEvent, [])
  if (said !== 'granted') throw new CallRefusal('system permission denied', 2)
}

function detailOf(kind: Kind, event: Event): Record<string, unknown> | null {
  if (event instanceof DeviceMotionEvent) {
    const { accelerationIncludingGravity: force, rotationRate: turn } = event
    if (kind === 'accelerometer' && force && force.x !== null) {
      return { x: -force.x / gravity, y: -(force.y ?? 0) / gravity, z: -(force.z ?? 0) / gravity }
    }
    const radians = (degrees: number | null) => ((degrees ?? 0) * Math.PI) / 180
    if (kind === 'gyroscope' && turn && turn.alpha !== null) {
      return { x: radians(turn.beta), y: radians(turn.gamma), z: radians(turn.alpha) }
    }
    return null
  }
  if (!(event instanceof DeviceOrientationEvent) || event.alpha === null) return null
  const { alpha, beta, gamma } = event
  if (kind === 'deviceMotion') return { alpha, beta: beta ?? 0, gamma: gamma ?? 0 }
  const heading: unknown = Reflect.get(event, 'webkitCompassHeading')
  return {
    direction: typeof heading === 'number' ? heading : (360 - alpha) % 360,
    accuracy: event.absolute ? 'high' : 'unknow',
  }
}
