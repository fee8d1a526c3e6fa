import Type from 'typebox'
import { closed, Empty, nullable } from '../../bodies/common.ts'
import { Region } from '../../bodies/member.ts'
import { Stall, StallCategory, StallCity, StallName, Takings, TimeZone } from '../../bodies/merchants.ts'
import { Currency } from '../../bodies/money.ts'
import { Day } from '../../bodies/wallet.ts'
import { command, read } from '../../define.ts'

const output = Type.Object({ stall: Stall }, closed)
const about = { name: StallName, category: StallCategory, city: StallCity, region: Region }

export const openStall = command('merchants.openStall', {
  caller: 'member',
  summary: 'Open a stall: a name under which one is paid. A member has one; its takings are in the member’s wallet.',
  input: Type.Object({ ...about, currency: Currency }, closed),
  output,
  errors: ['merchants.stallExists', 'wallet.currencyNotOffered'],
  events: ['merchants.stallChanged'],
  limit: { burst: 5, perMinute: 5 },
})

export const updateStall = command('merchants.updateStall', {
  caller: 'member',
  summary: 'Say of one’s stall what it is now, and whether it is open. Printed codes stay good.',
  input: Type.Object({ ...about, open: Type.Boolean() }, closed),
  output,
  errors: ['merchants.noStall'],
  events: ['merchants.stallChanged'],
  limit: { burst: 20, perMinute: 20 },
})

export const getStall = read('merchants.getStall', {
  caller: 'member',
  summary: 'One’s own stall; null where there is none.',
  input: Empty,
  output: Type.Object({ stall: nullable(Stall) }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})

export const getTakings = read('merchants.getTakings', {
  caller: 'member',
  summary: 'What the stall took on one day: how often, how much, by hour and by way of paying.',
  input: Type.Object({ day: Day, timeZone: TimeZone }, closed),
  output: Type.Object({ takings: Takings }, closed),
  errors: ['merchants.noStall', 'merchants.dayUnknown'],
  limit: { burst: 60, perMinute: 120 },
})
