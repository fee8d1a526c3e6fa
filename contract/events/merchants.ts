import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { Order, Stall } from '../bodies/merchants.ts'
import { event } from './define.ts'

export const stallChanged = event(
  'merchants.stallChanged',
  'The member’s own stall as it is now.',
  Type.Object({ stall: Stall }, closed),
)
export const orderChanged = event(
  'merchants.orderChanged',
  'An order of the member’s stall as it is now: made, paid, cancelled, expired.',
  Type.Object({ order: Order }, closed),
)
