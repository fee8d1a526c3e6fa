import { toWaveform } from './waveform.ts'

export interface RecordedVoice {
  blob: Blob
  durationMs: number
  waveform: number[]
}

export interface Recording {
  /** Loudness up to now, one value every 50 ms, 0 to 1. */
  levels: readonly number[]
  startedAt: number
  /** Undefined where nothing was heard: shorter than half a second. */
  stop(): Promise<RecordedVoice | undefined>
  cancel(): void
}

const levelEveryMs = 50
const durationMsMin = 500
const bars = 28
/** Chrome and Firefox write WebM, Safari MP4; both are taken by the server. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/** @throws DOMException where the microphone is refused or absent. */
export async function startRecording(onLevel: (levels: readonly number[]) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  })
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000, ...(mimeType && { mimeType }) })
  const chunks: Blob[] = []
  recorder.addEventListener('dataavailable', (event) => event.data.size > 0 && chunks.push(event.data))

  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const levels: number[] = []
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    levels.push(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length))
    onLevel(levels)
  }, levelEveryMs)

  recorder.start()
  const startedAt = performance.now()
  const release = () => {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    void context.close()
  }
  const ended = () =>
    new Promise<void>((resolve) => {
      recorder.addEventListener('stop', () => resolve(), { once: true })
      if (recorder.state === 'inactive') resolve()
      else recorder.stop()
    })
  return {
    levels,
    startedAt,
    async stop() {
      const durationMs = Math.round(performance.now() - startedAt)
      await ended()
      release()
      if (durationMs < durationMsMin) return undefined
      const blob = new Blob(chunks, { type: recorder.mimeType })
      return { blob, durationMs, waveform: toWaveform(levels, bars) }
    },
    cancel() {
      void ended()
      release()
    },
  }
}
