import { files } from '@sampan/contract'
import { implementUpload } from '../../../schema/index.ts'
import { keepPicture } from '../keep.ts'
import { prepareSticker } from '../pictures.ts'
import type { FilesServices } from '../services.ts'

export const uploadSticker = (services: FilesServices) =>
  implementUpload(files.uploadSticker, async ({ memberId }, _input, bytes) =>
    keepPicture(services, memberId, 'sticker', await prepareSticker(bytes)),
  )
