import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { Relation } from '../bodies/relation.ts'
import { event } from './define.ts'

export const relationChanged = event(
  'contacts.relationChanged',
  'How the member stands to another one, whole, as it is now.',
  Type.Object({ relation: Relation }, closed),
)
