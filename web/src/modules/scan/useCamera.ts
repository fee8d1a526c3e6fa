import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { type CodeFormat, codeReader, drawn, type FoundCode } from './codeReader.ts'

export interface Camera {
  video: RefObject<HTMLVideoElement | null>
  /** `none`: there is no camera, or the page may not ask for one. `refused`: somebody said no. */
  state: 'starting' | 'running' | 'refused' | 'none'
  /** Whether the light is on; undefined where the camera has none. */
  light: boolean | undefined
  setLight(on: boolean): void
}

const lookEveryMs = 150
const lookedAtPx = 640

/**
 * Shows the camera and reads codes off it while `looking`: those of the app, or of these kinds. The camera ends with the
 * screen, and rests in the background.
 */
export function useCamera(
  looking: boolean,
  onCode: (code: FoundCode) => void,
  formats?: readonly CodeFormat[],
): Camera {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<Camera['state']>('starting')
  const [track, setTrack] = useState<MediaStreamTrack>()
  const [light, setLightState] = useState<boolean>()
  const tell = useEffectEvent(onCode)

  useEffect(() => {
    let stream: MediaStream | undefined
    let wanted = true
    const start = async () => {
      try {
        stream = await askForCamera()
        const element = video.current
        if (!wanted || !element) return end(stream)
        element.srcObject = stream
        await element.play()
        const [first] = stream.getVideoTracks()
        setTrack(first)
        setLightState(first && hasLight(first) ? false : undefined)
        setState('running')
      } catch (error) {
        if (stream) end(stream)
        if (wanted) setState(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none')
      }
    }
    const onVisible = () => {
      if (document.visibilityState === 'visible' && stream === undefined) void start()
      if (document.visibilityState === 'hidden' && stream) {
        end(stream)
        stream = undefined
        setState('starting')
      }
    }
    if (document.visibilityState === 'visible') void start()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      wanted = false
      document.removeEventListener('visibilitychange', onVisible)
      if (stream) end(stream)
    }
  }, [])

  useEffect(() => {
    if (!looking || state !== 'running') return
    let wanted = true
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const element = video.current
      try {
        const reader = await codeReader(formats)
        if (element && element.videoWidth > 0) {
          const scale = Math.min(1, lookedAtPx / Math.min(element.videoWidth, element.videoHeight))
          const picture = drawn(
            element,
            Math.round(element.videoWidth * scale),
            Math.round(element.videoHeight * scale),
          )
          const code = await reader.read(picture)
          if (code && wanted) tell(code)
        }
      } catch (error) {
        // One picture that could not be read is no matter; the next one comes at once.
        console.debug(error)
      }
      if (wanted) timer = setTimeout(look, lookEveryMs)
    }
    void look()
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [looking, state, formats])

  const setLight = useCallback(
    (on: boolean) => {
      // Not every browser knows this constraint by name; those that do take it.
      track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }).then(
        () => setLightState(on),
        () => setLightState(undefined),
      )
    },
    [track],
  )
  return { video, state, light, setLight }
}

function askForCamera(): Promise<MediaStream> {
  // Missing where the page was not opened over HTTPS.
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) return Promise.reject(new Error('No camera can be asked for.'))
  return devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false })
}

const hasLight = (track: MediaStreamTrack): boolean => 'torch' in (track.getCapabilities?.() ?? {})

function end(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
