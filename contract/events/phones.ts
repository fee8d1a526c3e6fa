import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { OwnPhone } from '../bodies/phones.ts'
import { event } from './define.ts'

export const phoneChanged = event(
  'phones.changed',
  'The member’s own telephone number as it is now; another member may have proven to have it.',
  Type.Object({ phone: OwnPhone }, closed),
)
