import { files } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import { maySeeFile } from '../../modules/chat/index.ts'
import { keepsFile } from '../../modules/favourites/index.ts'
import { findFile, openFile } from '../../modules/files/index.ts'
import { keepsSticker } from '../../modules/stickers/index.ts'
import { implementDownload } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'

/** Whoever uploaded it, anyone signed in for avatars, who may see a message in which it stands, who keeps it as a sticker or with a favourite. */
export const fetchFile = ({ db, blobs }: FlowServices) =>
  implementDownload(files.fetchFile, async (caller, { fileId, variant }) => {
    const file = await findFile(db, fileId)
    if (!file) throw refuse('files.notFound')
    const allowed =
      file.ownerId === caller.memberId ||
      file.kind === 'avatar' ||
      (await maySeeFile(db, caller.memberId, fileId)) ||
      (file.kind === 'sticker' && (await keepsSticker(db, caller.memberId, fileId))) ||
      (await keepsFile(db, caller.memberId, fileId))
    if (!allowed) throw refuse('files.notFound')
    return openFile(blobs, file, variant)
  })
