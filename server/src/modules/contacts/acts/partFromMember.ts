import type { Relation } from '@sampan/contract'
import type { Writing } from '../../../schema/index.ts'
import { accessOwnList } from '../access.ts'
import { decideRemove } from '../rules.ts'
import { settle } from '../settle.ts'

/** Both are contacts no longer. */
export async function partFromMember(tx: Writing, callerId: string, otherId: string): Promise<Relation> {
  const pair = await accessOwnList(tx, callerId, otherId)
  const { relation } = await settle(tx, pair, decideRemove(pair))
  return relation
}
