/** Stored files in the contract's shapes. */
import type { PictureFile, SharedFile, VoiceFile } from '@sampan/contract'
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

export const presentShared = (file: {
  id: string
  kind: 'file' | 'video'
  name: string | null
  media_type: string
  size_bytes: number
}): SharedFile => ({
  id: file.id,
  kind: file.kind,
  name: file.name ?? 'file',
  mediaType: file.media_type,
  sizeBytes: file.size_bytes,
})
