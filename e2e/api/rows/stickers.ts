/** Stickers in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import type { World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import { pictureBytes } from '../samples.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

/** Mei, on two devices, with two stickers. */
async function keeper(world: World) {
  const mei = await world.person('Mei')
  const all = [mei, await world.anotherDevice(mei)]
  const upload = async () => (await world.call(mei, 'files.uploadSticker', {}, { bytes: pictureBytes })).id
  const [first, second] = [await upload(), await upload()]
  for (const fileId of [first, second]) await world.call(mei, 'stickers.add', { fileId })
  return { mei, all, first, second, upload }
}

type OwnCommands = 'stickers.add' | 'stickers.remove' | 'stickers.sort'

export const stickerScenarios: Pick<CommandTable, OwnCommands> = {
  'stickers.add': {
    async 'one more'(world) {
      const { mei, all, upload } = await keeper(world)
      return { by: mei, input: { fileId: await upload() }, concerned: all }
    },
  },
  'stickers.remove': {
    async 'one of two'(world) {
      const { mei, all, first } = await keeper(world)
      return { by: mei, input: { fileId: first }, concerned: all }
    },
  },
  'stickers.sort': {
    async 'the other way round'(world) {
      const { mei, all, first, second } = await keeper(world)
      return { by: mei, input: { fileIds: [first, second] }, concerned: all }
    },
  },
}

const pictureOf = ({ files }: Situation) => ({ fileId: files.picture })

export const stickerAims: Pick<StrangerTable, OwnCommands | 'stickers.listStickers' | 'files.uploadSticker'> = {
  'stickers.listStickers': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'stickers.add': [{ at: 'what they sent', input: pictureOf, out: 'files.notFound' }],
  'stickers.remove': [{ at: 'what is not one’s own', input: pictureOf, out: 'nothing' }],
  'stickers.sort': [
    { at: 'what is not one’s own', input: ({ files }) => ({ fileIds: [files.picture] }), out: 'nothing' },
  ],
  'files.uploadSticker': [{ at: 'one’s own', input: () => ({}), bytes: pictureBytes, out: 'nothing' }],
}

export const stickerReads = { 'stickers.listStickers': (): Input<'stickers.listStickers'> => ({}) }
