import { files } from '@sampan/contract'
import { implementUpload } from '../../../schema/index.ts'
import { keep } from '../keep.ts'
import { preparePicture } from '../pictures.ts'
import { presentPicture } from '../present.ts'
import type { FilesServices } from '../services.ts'

export const uploadPicture = (services: FilesServices) =>
  implementUpload(files.uploadPicture, async (caller, _input, bytes) => {
    const picture = await preparePicture(bytes)
    const { mediaType, width, height, placeholder, thumbnail } = picture
    const file = {
      owner_id: caller.memberId,
      kind: 'picture',
      media_type: mediaType,
      width,
      height,
      placeholder,
    } as const
    const id = await keep(services, file, { original: picture.bytes, thumbnail })
    return presentPicture(id, picture)
  })
