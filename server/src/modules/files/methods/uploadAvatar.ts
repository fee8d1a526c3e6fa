import { files } from '@sampan/contract'
import { implementUpload } from '../../../schema/index.ts'
import { keep } from '../keep.ts'
import { prepareAvatar } from '../pictures.ts'
import { presentPicture } from '../present.ts'
import type { FilesServices } from '../services.ts'

export const uploadAvatar = (services: FilesServices) =>
  implementUpload(files.uploadAvatar, async (caller, _input, bytes) => {
    const picture = await prepareAvatar(bytes)
    const { mediaType, width, height, placeholder, thumbnail } = picture
    const file = {
      owner_id: caller.memberId,
      kind: 'avatar',
      media_type: mediaType,
      width,
      height,
      placeholder,
    } as const
    const id = await keep(services, file, { original: picture.bytes, thumbnail })
    return presentPicture(id, picture)
  })
