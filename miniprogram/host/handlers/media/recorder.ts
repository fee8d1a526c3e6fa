// The microphone, in the browser's own format; the program is told of the end by an event.

import type { mediaCalls } from '../../../bridge/calls/media.ts'
import type { CallArgs } from '../../../bridge/index.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal } from '../../refusal.ts'
import { nameFor } from './load.ts'
import { userMedia } from './userMedia.ts'

const formats = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/webm', 'audio/ogg']

export function makeRecorderHandlers(program: HostProgram) {
  let recorder: MediaRecorder | null = null

  const tell = (type: string, more: Record<string, unknown> = {}) => program.tell('recorder', { type, ...more })
  const stop = () => {
    if (recorder && recorder.state !== 'inactive') recorder.stop()
  }
  program.signal.addEventListener('abort', stop)
  program.whenAsleep?.(stop)

  return {
    'recorder.start': async (args: CallArgs<(typeof mediaCalls)['recorder.start']>) => {
      if (program.isAsleep?.()) throw new CallRefusal('interrupted')
      if (recorder) throw new CallRefusal('is recording or paused')
      const { durationMs, numberOfChannels, encodeBitRate } = args
      const stream = await userMedia({ audio: { channelCount: numberOfChannels } })
      const mimeType = formats.find((format) => MediaRecorder.isTypeSupported(format))
      const made = new MediaRecorder(stream, {
        ...(mimeType ? { mimeType } : {}),
        audioBitsPerSecond: Math.min(320_000, Math.max(16_000, encodeBitRate)),
      })
      recorder = made
      const parts: Blob[] = []
      const begunAt = performance.now()
      let pausedMs = 0
      let pausedAt: number | null = null
      const timer = setTimeout(stop, durationMs)
      made.ondataavailable = ({ data }) => {
        if (data.size > 0) parts.push(data)
      }
      made.onpause = () => {
        pausedAt = performance.now()
        tell('pause')
      }
      made.onresume = () => {
        if (pausedAt !== null) pausedMs += performance.now() - pausedAt
        pausedAt = null
        tell('resume')
      }
      made.onerror = () => tell('error', { errMsg: 'operateRecorder:fail system error' })
      made.onstop = async () => {
        clearTimeout(timer)
        for (const track of stream.getTracks()) track.stop()
        recorder = null
        if (program.signal.aborted) return
        if (pausedAt !== null) pausedMs += performance.now() - pausedAt
        const blob = new Blob(parts, { type: made.mimeType })
        const duration = Math.min(durationMs, Math.round(performance.now() - begunAt - pausedMs))
        try {
          const tempFilePath = await program.files.addTemporary(blob, nameFor(blob, 'webm'))
          tell('stop', { tempFilePath, duration, fileSize: blob.size })
        } catch {
          tell('error', { errMsg: 'operateRecorder:fail the maximum size of the file storage limit is exceeded' })
        }
      }
      made.start(1_000)
      tell('start')
      return {}
    },
    'recorder.do': ({ act }: CallArgs<(typeof mediaCalls)['recorder.do']>) => {
      if (!recorder) throw new CallRefusal('not recording')
      if (act === 'stop') stop()
      else if (act === 'pause' && recorder.state === 'recording') recorder.pause()
      else if (act === 'resume' && recorder.state === 'paused') recorder.resume()
      return {}
    },
  }
}
