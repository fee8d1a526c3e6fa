import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { FundingOrder, LinkedSource } from '../bodies/funding.ts'
import { event } from './define.ts'

export const sourcesChanged = event(
  'funding.sourcesChanged',
  'The bank accounts and cards that the member has linked, all of them, as they are now.',
  Type.Object({ sources: Type.Array(LinkedSource) }, closed),
)

export const orderChanged = event(
  'funding.orderChanged',
  'A top-up or a withdrawal of the member, whole, as it is now.',
  Type.Object({ order: FundingOrder }, closed),
)
