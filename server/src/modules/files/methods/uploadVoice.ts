import { files } from '@sampan/contract'
import { implementUpload } from '../../../schema/index.ts'
import { keep } from '../keep.ts'
import { presentVoice } from '../present.ts'
import type { FilesServices } from '../services.ts'
import { prepareVoice } from '../voice/index.ts'

export const uploadVoice = (services: FilesServices) =>
  implementUpload(files.uploadVoice, async (caller, _input, bytes) => {
    const voice = await prepareVoice(bytes)
    const nothing = { width: null, height: null, placeholder: null }
    const file = { owner_id: caller.memberId, kind: 'voice', media_type: voice.mediaType, ...nothing } as const
    const id = await keep(services, file, { original: voice.bytes, thumbnail: null })
    return presentVoice(id, voice)
  })
