import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { OwnSticker } from '../bodies/stickers.ts'
import { event } from './define.ts'

export const stickersChanged = event(
  'stickers.changed',
  'The member’s own stickers as they are now, in its order.',
  Type.Object({ stickers: Type.Array(OwnSticker) }, closed),
)
