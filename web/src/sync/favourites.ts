/** The messages that one keeps, on this device: fetched when the page asks, kept by events after that. */
import type { Favourite } from '@sampan/contract'
import { type Context, patiently } from './context.ts'
import { load } from './load.ts'

const PAGE = 200
/** All of them were fetched once in this session; events keep them. */
const loaded = new WeakSet<Context>()

export async function loadFavourites(context: Context): Promise<void> {
  if (loaded.has(context)) return
  await load(
    context,
    async () => {
      const favourites: Favourite[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const input: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor ? { cursor } : {}) }
        // Each by itself: whoever keeps thousands waits in between, and does not begin again.
        const page: { favourites: Favourite[]; nextCursor: string | null } = await patiently(context, () =>
          context.call('favourites.listFavourites', input),
        )
        favourites.push(...page.favourites)
        cursor = page.nextCursor
      }
      return favourites
    },
    async (store, favourites) => {
      // What is kept no more is not told again.
      await store.favourites.clear()
      await store.favourites.bulkPut(favourites)
    },
  )
  loaded.add(context)
}
