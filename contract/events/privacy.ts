import { Privacy } from '../bodies/privacy.ts'
import { event } from './define.ts'

export const privacyChanged = event(
  'privacy.changed',
  'What the member lets others see of itself is now this.',
  Privacy,
)
