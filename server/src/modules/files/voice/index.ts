/** Voice recordings from elsewhere: known by content, freed of what says more than the voice does, else as they came. */
import { type Refusal, refuse } from '../../../kernel/errors.ts'
import { recognise } from '../recognise.ts'
import { acceptedVoices, VOICE_BYTES_MAX } from '../rules.ts'
import { cleanMp3 } from './mp3.ts'
import { cleanMp4 } from './mp4.ts'
import { cleanOgg } from './ogg.ts'
import { cleanWav } from './wav.ts'
import { cleanWebm } from './webm.ts'

export interface PreparedVoice {
  mediaType: (typeof acceptedVoices)[number]
  bytes: Buffer
}

/** Answers a recording without its tags, or null for what is no recording of the codec that goes with the container. */
export type Clean = (bytes: Buffer) => Buffer | null

const containers: ReadonlyMap<string, { mediaType: PreparedVoice['mediaType']; clean: Clean }> = new Map([
  ['audio/ogg; codecs=opus', { mediaType: 'audio/ogg', clean: cleanOgg }],
  ['video/webm', { mediaType: 'audio/webm', clean: cleanWebm }],
  ['video/mp4', { mediaType: 'audio/mp4', clean: cleanMp4 }],
  ['audio/mp4', { mediaType: 'audio/mp4', clean: cleanMp4 }],
  ['audio/x-m4a', { mediaType: 'audio/mp4', clean: cleanMp4 }],
  ['audio/mpeg', { mediaType: 'audio/mpeg', clean: cleanMp3 }],
  ['audio/wav', { mediaType: 'audio/wav', clean: cleanWav }],
])

/** Throws `request.tooLarge`, `files.wrongType`, `files.broken`. */
export async function prepareVoice(bytes: Buffer): Promise<PreparedVoice> {
  if (bytes.length > VOICE_BYTES_MAX) throw refuse('request.tooLarge', { bytesMax: VOICE_BYTES_MAX })
  const container = containers.get((await recognise(bytes)) ?? '')
  if (!container) throw wrongType()
  const cleaned = clean(container.clean, bytes)
  if (cleaned === null) throw wrongType()
  return { mediaType: container.mediaType, bytes: cleaned }
}

const wrongType = (): Refusal => refuse('files.wrongType', { accepted: acceptedVoices })

/** A container that points beyond its own end is damaged; reading there throws a RangeError. */
function clean(cleaner: Clean, bytes: Buffer): Buffer | null {
  try {
    return cleaner(Buffer.from(bytes))
  } catch (reason) {
    throw reason instanceof RangeError ? refuse('files.broken') : reason
  }
}
