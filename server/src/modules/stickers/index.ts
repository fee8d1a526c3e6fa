/** Which stickers a member keeps. Other modules and flows come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { add } from './methods/add.ts'
import { listStickers } from './methods/listStickers.ts'
import { remove } from './methods/remove.ts'
import { sort } from './methods/sort.ts'

export { keepsSticker, keptAmong } from './store.ts'

export const stickersModule = (): Implementation[] => [add, listStickers, remove, sort]
