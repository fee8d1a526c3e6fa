import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { FileVariant } from '../../bodies/file.ts'
import { download } from '../../define.ts'

/** Only its uploader, the members of a conversation in which it stands, and, for avatars, signed-in members. */
export const fetchFile = download('files.fetchFile', {
  caller: 'member',
  summary: 'The bytes of a file; ranges are served.',
  input: Type.Object({ fileId: Id, variant: FileVariant }, closed),
  output: Type.Unknown(),
  errors: ['files.notFound'],
  limit: { burst: 600, perMinute: 1200 },
})
