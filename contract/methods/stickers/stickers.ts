import Type from 'typebox'
import { closed, Empty, Id } from '../../bodies/common.ts'
import { OWN_STICKERS_MAX, OwnSticker } from '../../bodies/stickers.ts'
import { command, read } from '../../define.ts'

const output = Type.Object({ stickers: Type.Array(OwnSticker) }, closed)
const input = Type.Object({ fileId: Id }, closed)
const limit = { burst: 60, perMinute: 120 }
const events = ['stickers.changed'] as const

export const listStickers = read('stickers.listStickers', {
  caller: 'member',
  summary: 'The member’s own stickers, in its order.',
  input: Empty,
  output,
  errors: [],
  limit,
})

export const add = command('stickers.add', {
  caller: 'member',
  summary: 'Keep a sticker that one uploaded, or that stands in a message one sees. It comes first.',
  input,
  output,
  errors: ['files.notFound', 'files.wrongType', 'stickers.tooMany'],
  events,
  limit,
})

export const remove = command('stickers.remove', {
  caller: 'member',
  summary: 'Keep a sticker no longer. What was sent stays.',
  input,
  output,
  errors: [],
  events,
  limit,
})

export const sort = command('stickers.sort', {
  caller: 'member',
  summary: 'Put one’s stickers in order. Those that are not named follow as they were; what is not kept is left out.',
  input: Type.Object(
    { fileIds: Type.Array(Id, { minItems: 1, maxItems: OWN_STICKERS_MAX, uniqueItems: true }) },
    closed,
  ),
  output,
  errors: [],
  events,
  limit,
})
