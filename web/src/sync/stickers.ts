/** The stickers that one keeps, on this device: fetched when the picker asks, kept by events after that. */
import type { Context } from './context.ts'
import { load } from './load.ts'

export async function loadStickers(context: Context): Promise<void> {
  await load(
    context,
    () => context.call('stickers.listStickers', {}),
    (store, { stickers }) => store.stickers.put({ key: 'stickers', stickers }),
  )
}
