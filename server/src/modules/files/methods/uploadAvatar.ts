import { files } from '@sampan/contract'
import { implementUpload } from '../../../schema/index.ts'
import { keepPicture } from '../keep.ts'
import { prepareAvatar } from '../pictures.ts'
import type { FilesServices } from '../services.ts'

export const uploadAvatar = (services: FilesServices) =>
  implementUpload(files.uploadAvatar, async ({ memberId }, _input, bytes) =>
    keepPicture(services, memberId, 'avatar', await prepareAvatar(bytes)),
  )
