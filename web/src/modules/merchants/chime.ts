/** Two rising notes, made on the spot: money has come. */
let context: AudioContext | undefined

/** Browsers let a page sound only once it was touched; call it from a press. */
export function wakeChime(): void {
  context ??= new AudioContext()
  void context.resume()
}

export function chime(): void {
  if (context?.state !== 'running') return
  const begin = context.currentTime
  for (const [index, pitch] of [659.25, 987.77].entries()) {
    const at = begin + index * 0.12
    const tone = new OscillatorNode(context, { type: 'sine', frequency: pitch })
    const loudness = new GainNode(context, { gain: 0 })
    loudness.gain.setValueAtTime(0, at)
    loudness.gain.linearRampToValueAtTime(0.25, at + 0.01)
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.5)
    tone.connect(loudness).connect(context.destination)
    tone.start(at)
    tone.stop(at + 0.55)
  }
}

const storageKey = 'sampan.till.silent'

export function isSilent(): boolean {
  try {
    return localStorage.getItem(storageKey) !== null
  } catch {
    return false
  }
}

export function keepSilent(silent: boolean): void {
  try {
    if (silent) localStorage.setItem(storageKey, 'yes')
    else localStorage.removeItem(storageKey)
  } catch {
    // Private windows may refuse storage: then it sounds again after a reload.
  }
}
