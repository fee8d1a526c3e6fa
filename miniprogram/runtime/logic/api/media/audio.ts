// InnerAudioContext and BackgroundAudioManager: the sound plays in the host, what programs read of it is kept here.
import type { ApiContext, ApiFamily } from '../define.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import { isRecord, numberOf, stringOf } from '../wrap.ts'

const events = [
  'canplay',
  'play',
  'pause',
  'stop',
  'ended',
  'timeUpdate',
  'error',
  'waiting',
  'seeking',
  'seeked',
] as const
type EventName = (typeof events)[number] | 'prev' | 'next'

/** What the host is told of at once, by the name of the property. */
const numbers = ['startTime', 'volume', 'playbackRate'] as const
const switches = ['autoplay', 'loop'] as const

const errorWords: Record<number, string> = {
  10001: 'system error',
  10002: 'network error',
  10003: 'file error',
  10004: 'format error',
}

export function audioFamily(context: ApiContext): ApiFamily {
  let last = 0
  const heard = new Map<number, (event: Record<string, unknown>) => void>()
  context.onHost('audio', (event) => {
    if (isRecord(event) && typeof event.id === 'number') heard.get(event.id)?.(event)
  })

  function make(isBackground: boolean) {
    last += 1
    const id = last
    let now = { currentTime: 0, duration: 0, paused: true, buffered: 0 }
    const values: Record<string, unknown> = {
      src: '',
      startTime: 0,
      autoplay: false,
      loop: false,
      volume: 1,
      playbackRate: 1,
      title: '',
      obeyMuteSwitch: true,
      referrerPolicy: 'no-referrer',
    }
    const listeners = new Map<EventName, Listeners>()
    for (const name of [...events, 'prev', 'next'] as const) listeners.set(name, createListeners())

    const set = (changed: Record<string, unknown>) => {
      context.callHost('audio.set', { id, isBackground, values: changed }).catch(() => {})
    }
    const act = (name: string, value = 0) => {
      context.callHost('audio.do', { id, act: name, value }).catch(() => {})
    }
    heard.set(id, (event) => {
      now = {
        currentTime: numberOf(event.currentTime, now.currentTime),
        duration: numberOf(event.duration, now.duration),
        paused: event.paused !== false,
        buffered: numberOf(event.buffered, now.buffered),
      }
      const type = events.find((name) => name === event.type)
      if (!type) return
      const errCode = numberOf(event.errCode, -1)
      listeners.get(type)?.tell(type === 'error' ? { errCode, errMsg: errorWords[errCode] ?? 'unknown error' } : {})
    })

    const audio: Record<string, unknown> = {
      play: () => {
        now.paused = false
        act('play')
      },
      pause: () => act('pause'),
      stop: () => act('stop'),
      seek: (seconds: unknown) => act('seek', numberOf(seconds, 0)),
      destroy: () => {
        act('destroy')
        heard.delete(id)
      },
    }
    for (const [name, pair] of listeners) {
      const title = name.charAt(0).toUpperCase() + name.slice(1)
      audio[`on${title}`] = pair.on
      audio[`off${title}`] = pair.off
    }
    for (const name of ['currentTime', 'duration', 'paused', 'buffered'] as const) {
      Object.defineProperty(audio, name, {
        enumerable: true,
        get: () => now[name],
        // Old programs jump by setting it.
        set: (value: unknown) => {
          if (name === 'currentTime') act('seek', numberOf(value, 0))
        },
      })
    }
    for (const name in values) {
      Object.defineProperty(audio, name, {
        enumerable: true,
        get: () => values[name],
        set: (value: unknown) => {
          values[name] = value
          if (name === 'src') set({ src: stringOf(value) })
          else if (name === 'title') set({ title: stringOf(value).slice(0, 200) })
          else if (numbers.some((each) => each === name) && typeof value === 'number') {
            set({
              [name]: name === 'volume' ? clamp(value, 0, 1) : name === 'playbackRate' ? clamp(value, 0.5, 2) : value,
            })
          } else if (switches.some((each) => each === name)) set({ [name]: !!value })
        },
      })
    }
    return audio
  }

  let background: Record<string, unknown> | undefined

  return {
    asynchronous: {
      setInnerAudioOption: async () => ({}),
      getAvailableAudioSources: async () => ({ audioSources: ['auto', 'mic'] }),
    },
    direct: {
      createInnerAudioContext: () => make(false),
      getBackgroundAudioManager: () => {
        background ??= make(true)
        return background
      },
    },
  }
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
