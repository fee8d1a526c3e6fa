import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { ContactTag } from '../bodies/contactTags.ts'
import { Relation } from '../bodies/relation.ts'
import { event } from './define.ts'

export const relationChanged = event(
  'contacts.relationChanged',
  'How the member stands to another one, whole, as it is now.',
  Type.Object({ relation: Relation }, closed),
)

export const tagsChanged = event(
  'contacts.tagsChanged',
  'The member’s own tags as they are now. Who stands under them is told with each contact.',
  Type.Object({ tags: Type.Array(ContactTag) }, closed),
)
