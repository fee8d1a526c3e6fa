/** Files and videos in the tables of `e2e/api`. */
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { StrangerTable } from '../strangerTable.ts'

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** An upload whose bytes are all there. */
export async function layUpload(world: World, who: Person, name: string, bytes: Buffer): Promise<string> {
  const { uploads } = world.platform
  const { id } = await uploads.begin(who.id, { name, sizeBytes: bytes.length })
  await uploads.append(who.id, id, 0, once(bytes))
  return id
}

/** The beginning of an MP4, which is all that is looked at. */
export const filmBytes = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom\0\0\x02\0isommp42', 'latin1'),
  Buffer.alloc(200),
])

export const fileScenarios: Pick<CommandTable, 'files.finishUpload'> = {
  'files.finishUpload': {
    async 'a file'(world) {
      const mei = await world.person('Mei')
      const uploadId = await layUpload(world, mei, 'notes.txt', Buffer.from('Some notes'))
      return { by: mei, input: { uploadId, as: 'file' }, concerned: [mei] }
    },
    async 'a video'(world) {
      const mei = await world.person('Mei')
      const uploadId = await layUpload(world, mei, 'ferry.mp4', filmBytes)
      return { by: mei, input: { uploadId, as: 'video' }, concerned: [mei] }
    },
  },
}

export const fileAims: Pick<StrangerTable, 'files.finishUpload'> = {
  'files.finishUpload': [
    {
      at: 'an upload of theirs',
      input: ({ files }) => ({ uploadId: files.upload, as: 'file' }),
      out: 'files.notFound',
    },
    {
      at: 'a file of theirs',
      input: ({ files }) => ({ uploadId: files.file, as: 'file' }),
      out: 'files.notFound',
    },
    { at: 'none at all', input: () => ({ uploadId: newUuid(), as: 'video' }), out: 'files.notFound' },
  ],
}
