import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { accessDemoPeople } from '../access.ts'
import type { AccountsServices } from '../services.ts'
import { startSession } from '../sessions.ts'

/** Its own transaction, since a token is never stored as an answer. */
export const stepIn = (services: AccountsServices) =>
  implementLane(accounts.stepIn, (_caller, { handle, deviceName }) =>
    services.transactions.write(async (tx) => {
      const people = await accessDemoPeople(tx, services)
      const person = people.find((member) => member.handle === handle)
      if (!person) throw refuse('member.notFound')
      return startSession(tx, services.random, person.id, deviceName)
    }),
  )
