import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { Charge, Payment } from '../bodies/payments.ts'
import { event } from './define.ts'

export const paid = event(
  'payments.paid',
  'The member paid or was paid by code.',
  Type.Object({ payment: Payment }, closed),
)
export const chargeChanged = event(
  'payments.chargeChanged',
  'A charge as it is now, to the payer and to the stall: while it waits, the payer is asked to agree.',
  Type.Object({ charge: Charge }, closed),
)
