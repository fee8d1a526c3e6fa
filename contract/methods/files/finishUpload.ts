import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { SharedFile } from '../../bodies/file.ts'
import { command } from '../../define.ts'

/**
 * The bytes come before, by tus 1.0 at `/uploads` (creation, termination, expiration; a day to finish). The file has the
 * id of its upload, so that asking again answers the same.
 */
export const finishUpload = command('files.finishUpload', {
  caller: 'member',
  summary: 'Make a file of an upload whose bytes are all there. As a video only what is MP4 or WebM by content.',
  input: Type.Object({ uploadId: Id, as: Type.Union([Type.Literal('file'), Type.Literal('video')]) }, closed),
  output: SharedFile,
  errors: ['files.notFound', 'files.unfinished', 'files.wrongType', 'files.storageFull'],
  events: [],
  limit: { burst: 60, perMinute: 60 },
})
