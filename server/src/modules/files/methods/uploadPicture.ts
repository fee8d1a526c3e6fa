import { files } from '@sampan/contract'
import { implementUpload } from '../../../schema/index.ts'
import { keepPicture } from '../keep.ts'
import { preparePicture } from '../pictures.ts'
import type { FilesServices } from '../services.ts'

export const uploadPicture = (services: FilesServices) =>
  implementUpload(files.uploadPicture, async ({ memberId }, _input, bytes) =>
    keepPicture(services, memberId, 'picture', await preparePicture(bytes)),
  )
