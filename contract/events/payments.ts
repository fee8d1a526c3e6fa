import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { Charge, Payment } from '../bodies/payments.ts'
import { event } from './define.ts'

export const received = event(
  'payments.received',
  'The member was paid by code: payments that were made together, oldest first.',
  Type.Object({ payments: Type.Array(Payment, { maxItems: 50 }) }, closed),
)
export const chargeChanged = event(
  'payments.chargeChanged',
  'A charge as it is now, to the payer and to the stall: while it waits, the payer is asked to agree.',
  Type.Object({ charge: Charge }, closed),
)
