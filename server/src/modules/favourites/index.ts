/** Messages that members keep for themselves. Other modules and flows come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { change } from './methods/change.ts'
import { getHistory } from './methods/getHistory.ts'
import { keep } from './methods/keep.ts'
import { listFavourites } from './methods/listFavourites.ts'
import { remove } from './methods/remove.ts'

export { keepsFile, keptFilesAmong } from './store.ts'

export const favouritesModule = (): Implementation[] => [change, getHistory, keep, listFavourites, remove]
