import { funding } from '@sampan/contract'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from '../../../kernel/cursor.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessOrder } from '../access.ts'
import { placeOrder } from '../orders.ts'
import { isTestOf, presentOrder } from '../present.ts'
import type { FundingServices } from '../services.ts'
import { listOrdersBefore } from '../store/orders.ts'
import { readSources } from '../store/sources.ts'

const LIMIT_USUAL = 30

export const topUp = (services: FundingServices) =>
  implement(funding.topUp, async (tx, caller, input) => ({
    order: await placeOrder(tx, services, caller, 'topUp', input),
  }))

export const withdraw = (services: FundingServices) =>
  implement(funding.withdraw, async (tx, caller, input) => ({
    order: await placeOrder(tx, services, caller, 'withdrawal', input),
  }))

export const getOrder = (services: FundingServices) =>
  implement(funding.getOrder, async (reading, caller, input) => {
    const { order, source } = await accessOrder(reading.db, caller.memberId, input.orderId)
    return { order: presentOrder(order, source, isTestOf(services.sources)) }
  })

export const listOrders = (services: FundingServices) =>
  implement(funding.listOrders, async (reading, caller, input) => {
    const limit = input.limit ?? LIMIT_USUAL
    const orders = await listOrdersBefore(reading.db, caller.memberId, placeOf(input.cursor), limit + 1)
    const page = orders.slice(0, limit)
    const sources = await readSources(
      reading.db,
      page.map(({ sourceId }) => sourceId),
    )
    const isTest = isTestOf(services.sources)
    const presented = page.flatMap((order) => {
      const source = sources.get(order.sourceId)
      return source ? [presentOrder(order, source, isTest)] : []
    })
    const last = page.at(-1)
    const nextCursor = last && orders.length > limit ? encodeCursor([last.createdAt.toISOString(), last.id]) : null
    return { orders: presented, nextCursor }
  })

function placeOf(cursor: string | undefined): { createdAt: Date; id: string } | null {
  if (cursor === undefined) return null
  const [at = '', id = ''] = decodeCursor(cursor, [INSTANT_PART, UUID_PART])
  return { createdAt: new Date(at), id }
}

/** The bank hears of it by a job, as it would from a page of its own; then the order goes on. */
export const answerTestBank = (services: FundingServices) =>
  implement(funding.answerTestBank, async (tx, caller, { orderId, confirmed }) => {
    const { order, source } = await accessOrder(tx.db, caller.memberId, orderId)
    if (order.action?.kind !== 'testBank' || order.state !== 'needsAction') throw refuse('funding.nothingAsked')
    await tx.enqueue('answerTestBank', { orderId, confirmed })
    return { order: presentOrder(order, source, isTestOf(services.sources)) }
  })
