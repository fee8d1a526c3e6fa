/** The messages that one keeps, on this device: fetched when the page asks, kept by events after that. */
import type { Favourite } from '@sampan/contract'
import type { Context } from './context.ts'
import { load } from './payments.ts'

const PAGE = 100

export async function loadFavourites(context: Context): Promise<void> {
  await load(
    context,
    async () => {
      const favourites: Favourite[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const input: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor ? { cursor } : {}) }
        const page: { favourites: Favourite[]; nextCursor: string | null } = await context.call(
          'favourites.listFavourites',
          input,
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
}
