import { files } from '@sampan/contract'
import { implementUpload } from '../../../schema/index.ts'
import { keep } from '../keep.ts'
import { prepareSticker } from '../pictures.ts'
import { presentPicture } from '../present.ts'
import type { FilesServices } from '../services.ts'

export const uploadSticker = (services: FilesServices) =>
  implementUpload(files.uploadSticker, async (caller, _input, bytes) => {
    const picture = await prepareSticker(bytes)
    const { mediaType, width, height, placeholder, thumbnail } = picture
    const file = {
      owner_id: caller.memberId,
      kind: 'sticker',
      media_type: mediaType,
      width,
      height,
      placeholder,
    } as const
    const id = await keep(services, file, { original: picture.bytes, thumbnail })
    return presentPicture(id, picture)
  })
