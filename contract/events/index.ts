import type { Static } from 'typebox'
import * as accounts from './accounts.ts'
import * as chat from './chat.ts'
import * as contacts from './contacts.ts'
import * as favourites from './favourites.ts'
import * as funding from './funding.ts'
import * as merchants from './merchants.ts'
import * as miniPrograms from './miniPrograms.ts'
import * as payments from './payments.ts'
import * as phones from './phones.ts'
import * as privacy from './privacy.ts'
import * as redPackets from './redPackets.ts'
import * as stickers from './stickers.ts'
import * as wallet from './wallet.ts'

const all = [
  ...Object.values(accounts),
  ...Object.values(phones),
  ...Object.values(contacts),
  ...Object.values(wallet),
  ...Object.values(funding),
  ...Object.values(chat),
  ...Object.values(redPackets),
  ...Object.values(stickers),
  ...Object.values(favourites),
  ...Object.values(merchants),
  ...Object.values(payments),
  ...Object.values(miniPrograms),
  ...Object.values(privacy),
]

type AnyEvent = (typeof all)[number]
export type EventName = AnyEvent['name']
export type EventBody<Name extends EventName> = Static<Extract<AnyEvent, { name: Name }>['body']>

/** An event with its body, as a union that narrows by name. */
export type Event = { [Name in EventName]: { name: Name; body: EventBody<Name> } }[EventName]

/** Every event by its name. */
export const events: ReadonlyMap<EventName, AnyEvent> = new Map(all.map((declared) => [declared.name, declared]))
