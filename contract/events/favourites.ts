import Type from 'typebox'
import { closed, Id } from '../bodies/common.ts'
import { Favourite } from '../bodies/favourites.ts'
import { event } from './define.ts'

export const favouriteChanged = event(
  'favourites.changed',
  'The member keeps a message, or gave it another note: the favourite as it is now.',
  Type.Object({ favourite: Favourite }, closed),
)
export const favouriteRemoved = event(
  'favourites.removed',
  'The member keeps a message no longer.',
  Type.Object({ favouriteId: Id }, closed),
)
