import { useSyncExternalStore } from 'react'

export interface Playing {
  url: string
  playing: boolean
  positionMs: number
  failed: boolean
}

/** One voice at a time: starting one stops the other. The element is made with the first play. */
let audio: HTMLAudioElement | undefined
let state: Playing | undefined
const listeners = new Set<() => void>()

function change(next: Playing | undefined): void {
  state = next
  for (const listener of listeners) listener()
}

function player(): HTMLAudioElement {
  if (audio) return audio
  const made = new Audio()
  made.preload = 'auto'
  const update = () => {
    if (state) change({ ...state, playing: !made.paused, positionMs: made.currentTime * 1000 })
  }
  for (const event of ['play', 'pause', 'timeupdate', 'seeked']) made.addEventListener(event, update)
  made.addEventListener('ended', () => change(undefined))
  made.addEventListener('error', () => state && change({ ...state, playing: false, failed: true }))
  audio = made
  return made
}

export async function playVoice(url: string, fromMs = 0): Promise<void> {
  const element = player()
  if (state?.url !== url) {
    element.src = url
    change({ url, playing: true, positionMs: fromMs, failed: false })
  }
  if (fromMs > 0) element.currentTime = fromMs / 1000
  try {
    await element.play()
  } catch (reason) {
    // Another voice was started meanwhile: that one's state counts.
    if (state?.url === url && !(reason instanceof DOMException && reason.name === 'AbortError')) {
      change({ url, playing: false, positionMs: 0, failed: true })
    }
  }
}

export function pauseVoice(): void {
  audio?.pause()
}

export function seekVoice(url: string, positionMs: number): void {
  if (state?.url !== url || !audio) {
    void playVoice(url, positionMs)
    return
  }
  audio.currentTime = positionMs / 1000
  change({ ...state, positionMs })
}

/** How far a voice is; undefined while another or none plays. */
export function usePlaying(url: string): Playing | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => (state?.url === url ? state : undefined),
  )
}
