import Type from 'typebox'
import { closed, Id } from '../bodies/common.ts'
import { Device, Member, Self } from '../bodies/member.ts'
import { event } from './define.ts'

export const selfChanged = event(
  'accounts.selfChanged',
  'The caller changed its profile, password or code.',
  Type.Object({ self: Self }, closed),
)
export const memberChanged = event(
  'accounts.memberChanged',
  'Someone whom the member knows changed name, picture or about line.',
  Type.Object({ member: Member }, closed),
)
export const deviceAdded = event(
  'accounts.deviceAdded',
  'The member signed in on another device.',
  Type.Object({ device: Device }, closed),
)
export const deviceEnded = event(
  'accounts.deviceEnded',
  'A device of the member was signed out.',
  Type.Object({ deviceId: Id }, closed),
)
