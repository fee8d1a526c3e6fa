// Sounds of a program (InnerAudioContext, BackgroundAudioManager). They play in the app's window, so that they go on
// while pages come and go, and stop when the program is closed.

import type { mediaCalls } from '../../../bridge/calls/media.ts'
import type { CallArgs } from '../../../bridge/index.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal } from '../../refusal.ts'
import { loadSource, webAddress } from './load.ts'

const soundsMax = 30
const timeToldMs = 250

interface Sound {
  element: HTMLAudioElement
  source: string
  address: string | null
  startSeconds: number
  wantsPlay: boolean
  isBackground: boolean
}

/** By the code of MediaError, as WeChat counts them. */
const errorCodes: Record<number, number> = { 1: 10003, 2: 10002, 3: 10004, 4: 10004 }

export function makeAudioHandlers(program: HostProgram) {
  const sounds = new Map<number, Sound>()

  const tell = (id: number, type: string, more: Record<string, unknown> = {}) => {
    const sound = sounds.get(id)
    if (!sound) return
    const { element } = sound
    const { buffered } = element
    program.tell('audio', {
      id,
      type,
      currentTime: element.currentTime,
      duration: Number.isFinite(element.duration) ? element.duration : 0,
      paused: element.paused,
      buffered: buffered.length > 0 ? buffered.end(buffered.length - 1) : 0,
      ...more,
    })
  }

  function sound(id: number, isBackground: boolean): Sound {
    const known = sounds.get(id)
    if (known) return known
    if (sounds.size >= soundsMax) throw new CallRefusal('too many audio instances')
    const element = new Audio()
    element.preload = 'auto'
    const made = { element, source: '', address: null, startSeconds: 0, wantsPlay: false, isBackground }
    sounds.set(id, made)
    let toldAt = 0
    for (const type of ['play', 'ended', 'waiting', 'seeking', 'seeked', 'canplay'] as const) {
      element.addEventListener(type, () => tell(id, type))
    }
    element.addEventListener('pause', () => {
      if (!element.ended) tell(id, 'pause')
    })
    element.addEventListener('timeupdate', () => {
      if (element.paused || performance.now() - toldAt < timeToldMs) return
      toldAt = performance.now()
      tell(id, 'timeUpdate')
    })
    element.addEventListener('error', () => {
      if (made.source === '') return
      // What never began did not come: a player cannot tell that from what it does not know.
      const isMissing = element.error?.code === 4 && streamed(made.source) !== null
      tell(id, 'error', { errCode: isMissing ? 10002 : (errorCodes[element.error?.code ?? 0] ?? -1) })
    })
    return made
  }

  function play(id: number, held: Sound): void {
    held.wantsPlay = true
    if (held.address === null) return
    held.element.play().catch((reason: unknown) => {
      // What may not sound before a touch, or was stopped meanwhile, is no fault of the file.
      if (reason instanceof DOMException && reason.name === 'NotAllowedError') tell(id, 'error', { errCode: 10001 })
    })
  }

  function streamed(source: string): string | null {
    const url = webAddress(source)
    return url === null ? null : (program.mediaAddress?.(url) ?? null)
  }

  /** Null where something else is to sound by now. */
  async function whole(id: number, held: Sound, source: string): Promise<string | null> {
    const blob = await loadSource(program, source, 'audio')
    return held.source === source && sounds.has(id) ? URL.createObjectURL(blob) : null
  }

  async function load(id: number, held: Sound, source: string): Promise<void> {
    held.source = source
    drop(held)
    if (source === '') return
    try {
      const address = streamed(source) ?? (await whole(id, held, source))
      if (address === null) return
      held.address = address
      held.element.src = address
      if (held.startSeconds > 0) held.element.currentTime = held.startSeconds
      if (held.wantsPlay) play(id, held)
    } catch (reason) {
      const errCode = reason instanceof CallRefusal && reason.reason.startsWith('file not found') ? 10003 : 10002
      if (held.source === source) tell(id, 'error', { errCode })
    }
  }

  function drop(held: Sound): void {
    held.element.pause()
    held.element.removeAttribute('src')
    if (held.address !== null) URL.revokeObjectURL(held.address)
    held.address = null
  }

  program.whenAsleep?.(() => {
    for (const held of sounds.values()) {
      if (held.isBackground) continue
      held.wantsPlay = false
      held.element.pause()
    }
  })
  program.signal.addEventListener('abort', () => {
    for (const held of sounds.values()) drop(held)
    sounds.clear()
  })

  return {
    'audio.set': ({ id, isBackground, values }: CallArgs<(typeof mediaCalls)['audio.set']>) => {
      const held = sound(id, isBackground)
      if (values.volume !== undefined) held.element.volume = values.volume
      if (values.loop !== undefined) held.element.loop = values.loop
      if (values.playbackRate !== undefined) held.element.playbackRate = values.playbackRate
      if (values.startTime !== undefined) held.startSeconds = Math.max(0, values.startTime)
      // Background music begins by itself once it has an address.
      if (values.autoplay || (isBackground && values.src)) held.wantsPlay = true
      if (values.title !== undefined && isBackground && 'mediaSession' in navigator) {
        navigator.mediaSession.metadata = new MediaMetadata({ title: values.title })
      }
      if (values.src !== undefined) void load(id, held, values.src)
      else if (held.wantsPlay && held.address !== null && held.element.paused && values.autoplay) play(id, held)
      return {}
    },
    'audio.do': ({ id, act, value }: CallArgs<(typeof mediaCalls)['audio.do']>) => {
      const held = sounds.get(id)
      if (!held) return {}
      if (act === 'play') play(id, held)
      else if (act === 'seek') held.element.currentTime = Math.max(0, value)
      else {
        held.wantsPlay = false
        held.element.pause()
        if (act === 'stop') {
          held.element.currentTime = held.startSeconds
          tell(id, 'stop')
        }
        if (act === 'destroy') {
          drop(held)
          sounds.delete(id)
        }
      }
      return {}
    },
  }
}
