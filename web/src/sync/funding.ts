/** Linked banks and cards, top-ups and withdrawals on this device: fetched when a screen asks, kept by events after that. */
import type { Context } from './context.ts'
import { load } from './load.ts'

export async function loadFunding(context: Context): Promise<void> {
  await load(
    context,
    () => context.call('funding.listSources', {}),
    (store, { sources, offer }) => store.funding.put({ key: 'funding', sources, offer }),
  )
}

export async function loadFundingOrders(context: Context, cursor?: string): Promise<{ cursor: string | null }> {
  const { nextCursor } = await load(
    context,
    () => context.call('funding.listOrders', cursor === undefined ? {} : { cursor }),
    (store, { orders }) => store.fundingOrders.bulkPut(orders),
  )
  return { cursor: nextCursor }
}

export async function loadFundingOrder(context: Context, orderId: string): Promise<void> {
  await load(
    context,
    () => context.call('funding.getOrder', { orderId }),
    (store, { order }) => store.fundingOrders.put(order),
  )
}
