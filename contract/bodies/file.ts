import Type, { type Static } from 'typebox'
import { closed, Id } from './common.ts'

/** A few bytes (thumbhash, base64) that show a blurred picture before it is there. */
export const Placeholder = Type.String({ maxLength: 64 })
export const PictureSide = Type.Integer({ minimum: 1, maximum: 16_384 })
export const VOICE_MS_MAX = 60_000
export const WAVEFORM_BARS = 28
export const VoiceDurationMs = Type.Integer({ minimum: 1, maximum: VOICE_MS_MAX })
/** Loudness over the length of a voice message, 0 to 31. */
export const Waveform = Type.Array(Type.Integer({ minimum: 0, maximum: 31 }), {
  minItems: WAVEFORM_BARS,
  maxItems: WAVEFORM_BARS,
})

export const PictureFile = Type.Object(
  {
    id: Id,
    mediaType: Type.String(),
    sizeBytes: Type.Integer(),
    width: PictureSide,
    height: PictureSide,
    placeholder: Placeholder,
  },
  closed,
)
export type PictureFile = Static<typeof PictureFile>

export const VoiceFile = Type.Object({ id: Id, mediaType: Type.String(), sizeBytes: Type.Integer() }, closed)
export type VoiceFile = Static<typeof VoiceFile>

/** `thumbnail` is a WebP of at most 480 px; voice has none. */
export const FileVariant = Type.Union([Type.Literal('original'), Type.Literal('thumbnail')])
export type FileVariant = Static<typeof FileVariant>
