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

/** At most so many UTF-16 units; what a name may hold is in `server/src/modules/files/safeName.ts`. */
export const FILE_NAME_LENGTH_MAX = 150
export const FileName = Type.String({ minLength: 1, maxLength: FILE_NAME_LENGTH_MAX })
export const FileBytes = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
/** As the sender says: the server does not decode films. */
export const VideoDurationMs = Type.Integer({ minimum: 0, maximum: 86_400_000 })

/** Any file; `video` only where the content is MP4 or WebM. */
export const SharedFile = Type.Object(
  {
    id: Id,
    kind: Type.Union([Type.Literal('file'), Type.Literal('video')]),
    /** Made safe: no path, no control characters, nothing that turns the direction of writing. */
    name: FileName,
    /** By content; `application/octet-stream` where that tells nothing. */
    mediaType: Type.String(),
    sizeBytes: FileBytes,
  },
  closed,
)
export type SharedFile = Static<typeof SharedFile>
