// Camera and microphone, once the member allowed them.
import { CallRefusal } from '../../refusal.ts'

/**
 * Browsers have neither for pages that came by plain http from another machine, such as a maker's phone in the same network.
 * @throws CallRefusal
 */
export async function userMedia(wanted: MediaStreamConstraints): Promise<MediaStream> {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  const stream = await devices?.getUserMedia(wanted).catch(() => undefined)
  if (stream === undefined) throw new CallRefusal('auth deny', 103)
  return stream
}
