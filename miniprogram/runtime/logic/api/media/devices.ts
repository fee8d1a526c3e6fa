// RecorderManager and CameraContext.
import type { ApiContext, ApiFamily } from '../define.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import { type Args, deliver, isRecord, numberOf, run, safely, stringOf } from '../wrap.ts'

const recorderEvents = [
  'start',
  'resume',
  'pause',
  'stop',
  'frameRecorded',
  'error',
  'interruptionBegin',
  'interruptionEnd',
]

const errMsgOf = (reason: unknown): string => (isRecord(reason) ? stringOf(reason.errMsg, 'fail') : 'fail')

export function devicesFamily(context: ApiContext): ApiFamily {
  let recorder: Record<string, unknown> | undefined

  function makeRecorder(): Record<string, unknown> {
    const listeners = new Map<string, Listeners>()
    const made: Record<string, unknown> = {}
    for (const name of recorderEvents) {
      const pair = createListeners()
      listeners.set(name, pair)
      const title = name.charAt(0).toUpperCase() + name.slice(1)
      made[`on${title}`] = pair.on
      made[`off${title}`] = pair.off
    }
    const failed = (reason: unknown) => listeners.get('error')?.tell({ errMsg: `operateRecorder:${errMsgOf(reason)}` })
    context.onHost('recorder', (event) => {
      if (!isRecord(event)) return
      const { type, ...detail } = event
      listeners.get(stringOf(type))?.tell(detail)
    })
    made.start = (given: unknown) => {
      const args = isRecord(given) ? given : {}
      context
        .callHost('recorder.start', {
          durationMs: Math.min(600_000, Math.max(1, Math.round(numberOf(args.duration, 60_000)))),
          sampleRate: Math.round(numberOf(args.sampleRate, 8_000)),
          numberOfChannels: args.numberOfChannels === 1 ? 1 : 2,
          encodeBitRate: Math.round(numberOf(args.encodeBitRate, 48_000)),
        })
        .catch(failed)
    }
    for (const act of ['pause', 'resume', 'stop']) {
      made[act] = () => {
        context.callHost('recorder.do', { act }).catch(failed)
      }
    }
    return made
  }

  function callCamera(name: string, host: string, given: unknown, args: Args): unknown {
    const options = isRecord(given) ? given : {}
    const outcome = run(name, async () => {
      const result: unknown = await context.callHost(host, args)
      return isRecord(result) ? result : {}
    })
    if (!options.success && !options.fail && !options.complete) return outcome
    deliver(outcome, options)
    return undefined
  }

  function makeCamera(): Record<string, unknown> {
    return {
      takePhoto: (given: unknown) => {
        const quality = isRecord(given) ? stringOf(given.quality, 'normal') : 'normal'
        const known = ['high', 'normal', 'low', 'original'].includes(quality) ? quality : 'normal'
        return callCamera('operateCamera', 'camera.takePhoto', given, { quality: known })
      },
      startRecord: (given: unknown) =>
        callCamera('operateCamera', 'camera.startRecord', given, {
          durationMs: Math.round(Math.min(300, numberOf(isRecord(given) ? given.timeout : undefined, 30)) * 1000),
        }),
      stopRecord: (given: unknown) => callCamera('operateCamera', 'camera.stopRecord', given, {}),
      setZoom: (given: unknown) =>
        callCamera('setZoom', 'camera.setZoom', given, {
          zoom: Math.min(20, Math.max(1, numberOf(isRecord(given) ? given.zoom : undefined, 1))),
        }),
      onCameraFrame: (listener: unknown) => frameListener(listener),
    }
  }

  /** Pictures as bytes, as many as there is time for. */
  function frameListener(listener: unknown) {
    let isOn = false
    const next = async () => {
      if (!isOn) return
      try {
        const frame: unknown = await context.callHost('camera.pixels', { widthPx: 288 })
        if (isOn && isRecord(frame)) safely(listener, frame)
        setTimeout(next, 33)
      } catch {
        setTimeout(next, 500)
      }
    }
    return {
      start: (given?: unknown) => {
        const wasOn = isOn
        isOn = true
        if (!wasOn) void next()
        const args = isRecord(given) ? given : {}
        deliver(Promise.resolve({ errMsg: 'CameraFrameListener.start:ok' }), args)
      },
      stop: (given?: unknown) => {
        isOn = false
        deliver(Promise.resolve({ errMsg: 'CameraFrameListener.stop:ok' }), isRecord(given) ? given : {})
      },
    }
  }

  return {
    asynchronous: {},
    direct: {
      getRecorderManager: () => {
        recorder ??= makeRecorder()
        return recorder
      },
      createCameraContext: makeCamera,
    },
  }
}
