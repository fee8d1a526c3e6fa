// Clipboard, codes, telephone, movement, network and place.
import type { ApiFamilyMaker } from './define.ts'
import { createListeners, listenerPairs } from './listeners.ts'
import { type Args, demand, isRecord, numberOf, type Result, stringOf } from './wrap.ts'

/** WeChat's names of how often movement is told. */
const intervalsMs: Record<string, number> = { game: 20, ui: 60, normal: 200 }

export const deviceFamily: ApiFamilyMaker = (context) => {
  const host = async (name: string, args: Args = {}): Promise<Result> => {
    const answer = await context.callHost(name, args)
    return isRecord(answer) ? { ...answer } : undefined
  }
  const motion = (kind: string, on: boolean) => (args: Args) =>
    host('device.watchMotion', { kind, on, intervalMs: intervalsMs[stringOf(args.interval, 'normal')] ?? 200 })

  /** Listening to movement starts it, as it always did. */
  const motionPair = (name: string, kind: string, shape: (detail: Args) => unknown) => {
    let stop: (() => void) | undefined
    const listeners = createListeners((isHeard) => {
      stop?.()
      stop = isHeard ? context.onHost(kind, (detail) => isRecord(detail) && listeners.tell(shape(detail))) : undefined
      if (isHeard) motion(kind, true)({}).catch(() => undefined)
    })
    return { [`on${name}Change`]: listeners.on, [`off${name}Change`]: listeners.off }
  }
  const plain = (detail: Args) => detail
  const locationArgs = (args: Args) => ({ type: args.type === 'gcj02' ? 'gcj02' : 'wgs84' })

  return {
    asynchronous: {
      setClipboardData: async (args) => {
        demand(args, { data: 'String' })
        await context.callHost('device.writeClipboard', { data: args.data })
        context.askView('showCopied', {}).catch(() => undefined)
        return undefined
      },
      getClipboardData: () => host('device.readClipboard'),
      vibrateShort: () => host('device.vibrate', { long: false }),
      vibrateLong: () => host('device.vibrate', { long: true }),
      makePhoneCall: async (args) => {
        demand(args, { phoneNumber: 'String' })
        return host('device.call', { phoneNumber: args.phoneNumber })
      },
      scanCode: (args) =>
        host('device.scan', {
          onlyFromCamera: args.onlyFromCamera === true,
          scanType: Array.isArray(args.scanType) ? args.scanType.map(String).slice(0, 10) : [],
        }),
      setKeepScreenOn: async (args) => {
        demand(args, { keepScreenOn: 'Boolean' })
        return host('device.keepScreenOn', { on: args.keepScreenOn })
      },
      getNetworkType: () => host('network.type'),
      startAccelerometer: motion('accelerometer', true),
      stopAccelerometer: motion('accelerometer', false),
      startGyroscope: motion('gyroscope', true),
      stopGyroscope: motion('gyroscope', false),
      startCompass: motion('compass', true),
      stopCompass: motion('compass', false),
      startDeviceMotionListening: motion('deviceMotion', true),
      stopDeviceMotionListening: motion('deviceMotion', false),

      getLocation: (args) =>
        host('location.get', {
          ...locationArgs(args),
          altitude: args.altitude === true || args.altitude === 'true',
          isHighAccuracy: args.isHighAccuracy === true,
          expireMs: Math.trunc(numberOf(args.highAccuracyExpireTime, 0)),
        }),
      getFuzzyLocation: (args) =>
        host('location.get', { ...locationArgs(args), altitude: false, isHighAccuracy: false, expireMs: 0 }),
      chooseLocation: (args) =>
        host('location.choose', {
          latitude: typeof args.latitude === 'number' ? args.latitude : null,
          longitude: typeof args.longitude === 'number' ? args.longitude : null,
        }),
      openLocation: async (args) => {
        const place = { ...args, latitude: Number(args.latitude), longitude: Number(args.longitude) }
        demand(
          { latitude: args.latitude ?? undefined, longitude: args.longitude ?? undefined },
          {
            latitude: typeof args.latitude === 'string' ? 'String' : 'Number',
            longitude: typeof args.longitude === 'string' ? 'String' : 'Number',
          },
        )
        return host('location.open', {
          latitude: place.latitude,
          longitude: place.longitude,
          scale: numberOf(args.scale, 18),
          name: stringOf(args.name),
          address: stringOf(args.address),
        })
      },
      startLocationUpdate: (args) => host('location.watch', { on: true, ...locationArgs(args) }),
      stopLocationUpdate: () => host('location.watch', { on: false, type: 'wgs84' }),
    },
    direct: {
      ...listenerPairs(context, ['NetworkStatusChange', 'NetworkWeakChange', 'LocationChange', 'LocationChangeError']),
      ...motionPair('Accelerometer', 'accelerometer', plain),
      ...motionPair('Gyroscope', 'gyroscope', plain),
      ...motionPair('Compass', 'compass', plain),
      ...motionPair('DeviceMotion', 'deviceMotion', plain),
    },
  }
}
