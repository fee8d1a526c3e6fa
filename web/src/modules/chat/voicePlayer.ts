/** The one player of voice messages: it goes on while one walks to another screen, and from one message to the next. */
import { useSyncExternalStore } from 'react'

/** Where a voice message stands. */
export interface Track {
  conversationId: string
  seq: number
  senderId: string
  /** The reader has not listened to it. */
  unheard: boolean
}

export interface Playing {
  url: string
  playing: boolean
  positionMs: number
  failed: boolean
  durationMs: number
  /** Null for what stands in no conversation, such as a recording that is not sent yet. */
  track: Track | null
}

export interface Voice {
  url: string
  durationMs: number
  track?: Track | null | undefined
}

/** Who knows what follows, and whom to tell that something is listened to. */
export interface VoiceGuide {
  nextAfter(track: Track): Promise<Voice | undefined>
  heard(track: Track): void
}

export const voiceSpeeds = [1, 1.5, 2] as const
export type VoiceSpeed = (typeof voiceSpeeds)[number]
/** Kept for this device. */
const SPEED = 'sampan.voiceSpeed'

let audio: HTMLAudioElement | undefined
let state: Playing | undefined
let speed: VoiceSpeed | undefined
let guide: VoiceGuide | undefined
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

function change(next: Playing | undefined): void {
  state = next
  tell()
}

/** What plays on its own asks this one; without one it ends after each message. */
export function guideVoices(next: VoiceGuide | undefined): void {
  guide = next
  if (!next) stopVoice()
}

function readSpeed(): VoiceSpeed {
  try {
    const kept = Number(localStorage.getItem(SPEED))
    return voiceSpeeds.find((each) => each === kept) ?? 1
  } catch {
    return 1
  }
}

const speedNow = (): VoiceSpeed => {
  speed ??= readSpeed()
  return speed
}

/** Once around: 1, 1.5, 2, and 1 again. */
export function turnSpeed(): void {
  speed = voiceSpeeds[(voiceSpeeds.indexOf(speedNow()) + 1) % voiceSpeeds.length] ?? 1
  try {
    localStorage.setItem(SPEED, String(speed))
  } catch {
    // Kept as long as the page, then.
  }
  if (audio) setRate(audio)
  tell()
}

/** A source that is taken up begins at the default rate. */
function setRate(element: HTMLAudioElement): void {
  element.preservesPitch = true
  element.defaultPlaybackRate = speedNow()
  element.playbackRate = speedNow()
}

/** One voice at a time: starting one stops the other. The element is made with the first play. */
function player(): HTMLAudioElement {
  if (audio) return audio
  const made = new Audio()
  made.preload = 'auto'
  const update = () => {
    if (state) change({ ...state, playing: !made.paused, positionMs: made.currentTime * 1000 })
  }
  for (const event of ['play', 'pause', 'timeupdate', 'seeked']) made.addEventListener(event, update)
  made.addEventListener('ended', () => void goOn())
  made.addEventListener('error', () => state && change({ ...state, playing: false, failed: true }))
  audio = made
  return made
}

/** The next voice of the conversation that one has not heard, if there is one. */
async function goOn(): Promise<void> {
  const ended = state
  const next = ended?.track ? await guide?.nextAfter(ended.track).catch(() => undefined) : undefined
  // Something else was started meanwhile.
  if (state !== ended) return
  change(undefined)
  if (next) await playVoice(next)
}

export async function playVoice(voice: Voice, fromMs?: number): Promise<void> {
  const { url, durationMs, track = null } = voice
  const element = player()
  if (state?.url !== url) {
    element.src = url
    change({ url, playing: true, positionMs: fromMs ?? 0, failed: false, durationMs, track })
  }
  setRate(element)
  if (fromMs !== undefined) element.currentTime = fromMs / 1000
  if (track?.unheard) guide?.heard(track)
  try {
    await element.play()
  } catch (reason) {
    // Another voice was started meanwhile: that one's state counts.
    if (state?.url === url && !(reason instanceof DOMException && reason.name === 'AbortError')) {
      change({ url, playing: false, positionMs: 0, failed: true, durationMs, track })
    }
  }
}

export function pauseVoice(): void {
  audio?.pause()
}

/** Goes on where it was paused. */
export function resumeVoice(): void {
  if (state) void playVoice(state)
}

export function stopVoice(): void {
  audio?.pause()
  change(undefined)
}

/** Moves within what plays or was paused; another voice is started from there. */
export function seekVoice(voice: Voice, positionMs: number): void {
  if (state?.url !== voice.url || !audio) {
    void playVoice(voice, positionMs)
    return
  }
  audio.currentTime = positionMs / 1000
  change({ ...state, positionMs })
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** How far a voice is; undefined while another or none plays. */
export const usePlaying = (url: string): Playing | undefined =>
  useSyncExternalStore(subscribe, () => (state?.url === url ? state : undefined))

/** Whatever plays, or was paused. */
export const useVoice = (): Playing | undefined => useSyncExternalStore(subscribe, () => state)

export const useVoiceSpeed = (): VoiceSpeed => useSyncExternalStore(subscribe, speedNow)
