/** Questions in a conversation, with answers to choose from. Other modules and flows come in by this door only. */
import type { Bus } from '../../kernel/bus.ts'
import type { Implementation } from '../../schema/index.ts'
import { close } from './methods/close.ts'
import { create } from './methods/create.ts'
import { getPoll } from './methods/getPoll.ts'
import { listVoters } from './methods/listVoters.ts'
import { vote } from './methods/vote.ts'

export { closeEnded } from './ending.ts'
export { votedAmong } from './store.ts'

export const pollsModule = (services: { bus: Bus }): Implementation[] => [
  close,
  create(services),
  getPoll,
  listVoters,
  vote,
]
