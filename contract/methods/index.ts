import type { InputOf, Method, OutputOf } from '../define.ts'
import * as accounts from './accounts/index.ts'
import * as bills from './bills/index.ts'
import * as chat from './chat/index.ts'
import * as contacts from './contacts/index.ts'
import * as favourites from './favourites/index.ts'
import * as files from './files/index.ts'
import * as funding from './funding/index.ts'
import * as links from './links/index.ts'
import * as merchants from './merchants/index.ts'
import * as miniPrograms from './miniPrograms/index.ts'
import * as payments from './payments/index.ts'
import * as phones from './phones/index.ts'
import * as places from './places/index.ts'
import * as polls from './polls/index.ts'
import * as privacy from './privacy/index.ts'
import * as push from './push/index.ts'
import * as redPackets from './redPackets/index.ts'
import * as search from './search/index.ts'
import * as stickers from './stickers/index.ts'
import * as sync from './sync/index.ts'
import * as transfers from './transfers/index.ts'
import * as translation from './translation/index.ts'
import * as wallet from './wallet/index.ts'

type Declared<Module> = Extract<Module[keyof Module], Method>
type AnyMethod =
  | Declared<typeof accounts>
  | Declared<typeof phones>
  | Declared<typeof contacts>
  | Declared<typeof files>
  | Declared<typeof wallet>
  | Declared<typeof funding>
  | Declared<typeof links>
  | Declared<typeof translation>
  | Declared<typeof chat>
  | Declared<typeof search>
  | Declared<typeof transfers>
  | Declared<typeof bills>
  | Declared<typeof redPackets>
  | Declared<typeof places>
  | Declared<typeof polls>
  | Declared<typeof stickers>
  | Declared<typeof favourites>
  | Declared<typeof merchants>
  | Declared<typeof payments>
  | Declared<typeof miniPrograms>
  | Declared<typeof push>
  | Declared<typeof privacy>
  | Declared<typeof sync>

export type MethodName = AnyMethod['name']
export type MethodByName<Name extends MethodName> = Extract<AnyMethod, { name: Name }>
export type Input<Name extends MethodName> = InputOf<MethodByName<Name>>
export type Output<Name extends MethodName> = OutputOf<MethodByName<Name>>

const isMethod = (value: unknown): value is AnyMethod =>
  typeof value === 'object' && value !== null && 'kind' in value && 'output' in value

/** Every method of the wire, in the order of its modules. */
export const methods: readonly AnyMethod[] = [
  accounts,
  phones,
  contacts,
  files,
  wallet,
  funding,
  links,
  chat,
  translation,
  search,
  transfers,
  bills,
  redPackets,
  places,
  polls,
  stickers,
  favourites,
  merchants,
  payments,
  miniPrograms,
  push,
  privacy,
  sync,
].flatMap((module) => Object.values(module).filter(isMethod))

/** Every method by its name. */
export const methodsByName: ReadonlyMap<string, AnyMethod> = new Map(methods.map((method) => [method.name, method]))
