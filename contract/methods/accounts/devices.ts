import Type from 'typebox'
import { closed, Empty, Id } from '../../bodies/common.ts'
import { Device } from '../../bodies/member.ts'
import { command, read } from '../../define.ts'

export const listDevices = read('accounts.listDevices', {
  caller: 'member',
  summary: 'The signed-in devices of this account, the last seen first.',
  input: Empty,
  output: Type.Object({ devices: Type.Array(Device) }, closed),
  errors: [],
  limit: { burst: 30, perMinute: 60 },
})

export const endDevice = command('accounts.endDevice', {
  caller: 'member',
  summary: 'Sign a device out at once; its socket closes.',
  input: Type.Object({ deviceId: Id }, closed),
  output: Empty,
  errors: ['accounts.deviceNotFound'],
  events: ['accounts.deviceEnded'],
  limit: { burst: 30, perMinute: 30 },
})
