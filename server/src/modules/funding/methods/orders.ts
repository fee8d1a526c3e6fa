import { funding } from '@sampan/contract'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from '../../../kernel/cursor.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement, implementLane } from '../../../schema/index.ts'
import { accessOrder } from '../access.ts'
import { advanceOrder, readOrder } from '../advance.ts'
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

export const answerTestBank = (services: FundingServices) =>
  implementLane(funding.answerTestBank, async (caller, { orderId, confirmed }) => {
    const { order } = await accessOrder(services.db, caller.memberId, orderId)
    if (order.provider !== 'testBank' || order.state !== 'needsAction') throw refuse('funding.nothingAsked')
    await services.testBank.answer(orderId, confirmed)
    await advanceOrder(services, orderId)
    return { order: await readOrder(services, orderId) }
  })
