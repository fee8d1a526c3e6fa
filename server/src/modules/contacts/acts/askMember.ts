import type { Relation } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import type { Writing } from '../../../schema/index.ts'
import { accessPerson } from '../access.ts'
import { decideRequest } from '../rules.ts'
import { settle } from '../settle.ts'
import { countHeld } from '../store.ts'

/** Asks someone, or accepts where that one has asked. `becameContacts` says that it is now, and was not before. */
export async function askMember(
  tx: Writing,
  callerId: string,
  otherId: string,
  greeting: string,
): Promise<{ relation: Relation; becameContacts: boolean }> {
  if (otherId === callerId) throw refuse('contacts.self')
  const pair = await accessPerson(tx, callerId, otherId)
  const held = await countHeld(tx.db, callerId)
  const { relation } = await settle(tx, pair, decideRequest(pair, greeting, held, tx.now))
  return { relation, becameContacts: relation.state === 'contact' && pair.own.state !== 'contact' }
}
