import type { Relation } from '@sampan/contract'
import type { Writing } from '../../../schema/index.ts'
import { accessPerson } from '../access.ts'
import { decideAccept } from '../rules.ts'
import { settle } from '../settle.ts'
import { countHeld } from '../store.ts'

/** Both become contacts. */
export async function acceptMember(tx: Writing, callerId: string, otherId: string): Promise<Relation> {
  const pair = await accessPerson(tx, callerId, otherId)
  const held = await countHeld(tx.db, callerId)
  const { relation } = await settle(tx, pair, decideAccept(pair, held))
  return relation
}
