import { Empty } from '../../bodies/common.ts'
import { PictureFile, VoiceFile } from '../../bodies/file.ts'
import { upload } from '../../define.ts'

const limit = { burst: 60, perMinute: 60 }
const errors = ['files.wrongType', 'files.broken', 'files.storageFull'] as const

/** JPEG, PNG, WebP, GIF, AVIF or HEIF by content; turned upright, stripped of metadata and stored anew. */
export const uploadPicture = upload('files.uploadPicture', {
  caller: 'member',
  summary: 'Store a picture to send it. It is checked by content, stripped of metadata and given a thumbnail.',
  input: Empty,
  output: PictureFile,
  errors,
  limit,
})

/** At most 512 px, WebP: see-through and moving as it came. */
export const uploadSticker = upload('files.uploadSticker', {
  caller: 'member',
  summary: 'Store a picture to keep it as a sticker and to send it as one.',
  input: Empty,
  output: PictureFile,
  errors,
  limit,
})

/** A square of 512 px. */
export const uploadAvatar = upload('files.uploadAvatar', {
  caller: 'member',
  summary: 'Store a picture to show as one’s own, cropped to a square.',
  input: Empty,
  output: PictureFile,
  errors,
  limit,
})

/** WebM or Ogg with Opus, MP4 with AAC, MP3 or WAV by content. */
export const uploadVoice = upload('files.uploadVoice', {
  caller: 'member',
  summary: 'Store a voice recording to send it.',
  input: Empty,
  output: VoiceFile,
  errors,
  limit,
})
