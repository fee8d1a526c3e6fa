/** Pictures and voice recordings: taken, made safe, kept. Other modules come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { finishUpload } from './methods/finishUpload.ts'
import { uploadAvatar } from './methods/uploadAvatar.ts'
import { uploadPicture } from './methods/uploadPicture.ts'
import { uploadSticker } from './methods/uploadSticker.ts'
import { uploadVoice } from './methods/uploadVoice.ts'
import type { FilesServices } from './services.ts'

export { keepPicture } from './keep.ts'
export { type PreparedPicture, prepareLinkPicture } from './pictures.ts'
export { acceptedVideos } from './rules.ts'
export type { FilesServices } from './services.ts'
export { findFile, holdFile, openFile, readAvatar, removeUnplaced, type StoredFile, sweepUnsent } from './stored.ts'
export { createUploads, sweepUploads, UPLOAD_KEPT_MS, type Upload, type Uploads } from './uploads.ts'

export const filesModule = (services: FilesServices): Implementation[] => [
  uploadAvatar(services),
  uploadPicture(services),
  uploadSticker(services),
  uploadVoice(services),
  finishUpload(services),
]
