/** Stored files in the contract's shapes. */
import type { PictureFile, VoiceFile } from '@sampan/contract'
import type { PreparedPicture } from './pictures.ts'
import type { PreparedVoice } from './voice/index.ts'

export const presentPicture = (id: string, picture: PreparedPicture): PictureFile => ({
  id,
  mediaType: picture.mediaType,
  sizeBytes: picture.bytes.length,
  width: picture.width,
  height: picture.height,
  placeholder: picture.placeholder,
})

export const presentVoice = (id: string, { mediaType, bytes }: PreparedVoice): VoiceFile => ({
  id,
  mediaType,
  sizeBytes: bytes.length,
})
