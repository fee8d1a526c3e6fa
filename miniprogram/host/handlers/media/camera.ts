// The camera runs in the app's window. The frame asks for its pictures one by one: it holds no stream of its own.

import type { cameraCalls } from '../../../bridge/calls/media.ts'
import type { CallArgs } from '../../../bridge/index.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal } from '../../refusal.ts'
import { encode } from './decode.ts'
import { nameFor } from './load.ts'
import { userMedia } from './userMedia.ts'

const scanEveryMs = 300
const scanSidePx = 480
const qualities = { high: 0.92, normal: 0.8, low: 0.5, original: 1 } as const

interface Running {
  video: HTMLVideoElement
  stream: MediaStream
  heightPx: number
  isFront: boolean
  /** Read since the frame asked last. */
  code: string | null
  scanTimer: ReturnType<typeof setInterval> | undefined
  recording: { recorder: MediaRecorder; ended: Promise<Blob>; thumb: Blob | null } | null
}

export function makeCameraHandlers(program: HostProgram) {
  let running: Running | null = null
  let openings = 0

  function close(): void {
    openings += 1
    if (!running) return
    clearInterval(running.scanTimer)
    if (running.recording?.recorder.state === 'recording') running.recording.recorder.stop()
    for (const track of running.stream.getTracks()) track.stop()
    running.video.srcObject = null
    running = null
  }

  const needRunning = (): Running => {
    if (!running || running.video.videoWidth === 0) throw new CallRefusal('camera is not ready')
    return running
  }

  async function open({ isFront, isScanning, heightPx }: CallArgs<(typeof cameraCalls)['camera.open']>) {
    if (program.isAsleep?.()) throw new CallRefusal('interrupted')
    close()
    const opening = openings
    const facingMode = isFront ? 'user' : 'environment'
    const stream = await userMedia({ video: { facingMode, height: { ideal: heightPx } } })
    if (opening !== openings || program.signal.aborted) {
      for (const track of stream.getTracks()) track.stop()
      throw new CallRefusal('interrupted')
    }
    const video = document.createElement('video')
    video.muted = true
    video.playsInline = true
    video.srcObject = stream
    for (const track of stream.getTracks()) track.onended = () => program.tell('camera', { type: 'stop' })
    running = { video, stream, heightPx, isFront, code: null, scanTimer: undefined, recording: null }
    await video.play()
    if (isScanning) scan(running)
    return { width: video.videoWidth, height: video.videoHeight, maxZoom: zoomOf(stream)?.max ?? 1 }
  }

  function scan(held: Running): void {
    const read = program.doors.readCode
    if (!read) return
    let isBusy = false
    let last = ''
    held.scanTimer = setInterval(async () => {
      if (isBusy || held.video.videoWidth === 0) return
      isBusy = true
      try {
        const pixels = pixelsOf(held.video, scanSidePx)
        const result = await read(pixels)
        // The same code in view is told once.
        if (result !== undefined && result !== last && running === held) {
          held.code = result
        }
        last = result ?? ''
      } finally {
        isBusy = false
      }
    }, scanEveryMs)
  }

  program.signal.addEventListener('abort', close)
  program.whenAsleep?.(close)

  return {
    'camera.open': open,
    'camera.close': () => {
      close()
      return {}
    },
    'camera.frame': async () => {
      const { video, heightPx } = needRunning()
      const scale = Math.min(1, heightPx / video.videoHeight)
      return createImageBitmap(video, {
        resizeWidth: Math.max(1, Math.round(video.videoWidth * scale)),
        resizeHeight: Math.max(1, Math.round(video.videoHeight * scale)),
      })
    },
    'camera.code': () => {
      const held = needRunning()
      const result = held.code
      held.code = null
      return { result }
    },
    'camera.pixels': ({ widthPx }: CallArgs<(typeof cameraCalls)['camera.pixels']>) => {
      const { data, width, height } = pixelsOf(needRunning().video, widthPx)
      return { data: data.buffer, width, height }
    },
    'camera.takePhoto': async ({ quality }: CallArgs<(typeof cameraCalls)['camera.takePhoto']>) => {
      const { video } = needRunning()
      const photo = await encode(video, video.videoWidth, video.videoHeight, 'image/jpeg', qualities[quality])
      if (!photo) throw new CallRefusal('system error')
      return { tempImagePath: await program.files.addTemporary(photo, 'photo.jpg') }
    },
    'camera.startRecord': async ({ durationMs }: CallArgs<(typeof cameraCalls)['camera.startRecord']>) => {
      const held = needRunning()
      if (held.recording) throw new CallRefusal('is recording')
      const recorder = new MediaRecorder(held.stream)
      const parts: Blob[] = []
      recorder.ondataavailable = ({ data }) => parts.push(data)
      const ended = new Promise<Blob>((resolve) => {
        recorder.onstop = () => resolve(new Blob(parts, { type: recorder.mimeType }))
      })
      const thumb = await encode(held.video, held.video.videoWidth, held.video.videoHeight, 'image/jpeg', 0.8)
      held.recording = { recorder, ended, thumb }
      recorder.start(1_000)
      setTimeout(() => {
        if (recorder.state === 'recording') recorder.stop()
      }, durationMs)
      return {}
    },
    'camera.stopRecord': async () => {
      const { recording } = needRunning()
      if (!recording) throw new CallRefusal('not recording')
      if (recording.recorder.state === 'recording') recording.recorder.stop()
      const video = await recording.ended
      if (running) running.recording = null
      return {
        tempVideoPath: await program.files.addTemporary(video, nameFor(video, 'webm')),
        tempThumbPath: recording.thumb ? await program.files.addTemporary(recording.thumb, 'thumb.jpg') : '',
        size: video.size,
      }
    },
    'camera.setZoom': async ({ zoom }: CallArgs<(typeof cameraCalls)['camera.setZoom']>) => {
      const { stream } = needRunning()
      const range = zoomOf(stream)
      const [track] = stream.getVideoTracks()
      if (!range || !track) return { zoom: 1 }
      const wanted = Math.min(range.max, Math.max(range.min, zoom))
      // The types of the DOM do not know this constraint yet.
      const wish: MediaTrackConstraintSet = {}
      Reflect.set(wish, 'zoom', wanted)
      await track.applyConstraints({ advanced: [wish] })
      return { zoom: wanted }
    },
  }
}

function zoomOf(stream: MediaStream): { min: number; max: number } | null {
  const capabilities: unknown = stream.getVideoTracks()[0]?.getCapabilities?.()
  const zoom: unknown =
    typeof capabilities === 'object' && capabilities !== null ? Reflect.get(capabilities, 'zoom') : null
  if (typeof zoom !== 'object' || zoom === null || !('min' in zoom) || !('max' in zoom)) return null
  return typeof zoom.min === 'number' && typeof zoom.max === 'number' ? { min: zoom.min, max: zoom.max } : null
}

function pixelsOf(video: HTMLVideoElement, widthPx: number): ImageData {
  const width = Math.min(widthPx, video.videoWidth)
  const height = Math.max(1, Math.round((video.videoHeight * width) / video.videoWidth))
  const drawing = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!drawing) throw new CallRefusal('system error')
  drawing.drawImage(video, 0, 0, width, height)
  return drawing.getImageData(0, 0, width, height)
}
