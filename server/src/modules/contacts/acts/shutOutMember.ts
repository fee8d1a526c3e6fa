import type { Relation } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import type { Writing } from '../../../schema/index.ts'
import { accessOwnList } from '../access.ts'
import { decideBlock, decideUnblock, mayTalk } from '../rules.ts'
import { settle } from '../settle.ts'

/** Blocks someone. Both may write to each other no longer. */
export async function shutOutMember(tx: Writing, callerId: string, otherId: string): Promise<Relation> {
  if (otherId === callerId) throw refuse('contacts.self')
  const pair = await accessOwnList(tx, callerId, otherId)
  const { relation } = await settle(tx, pair, decideBlock(pair))
  return relation
}

/** Undoes it. `talking` says whether both may write to each other now. */
export async function letInMember(
  tx: Writing,
  callerId: string,
  otherId: string,
): Promise<{ relation: Relation; talking: boolean }> {
  const pair = await accessOwnList(tx, callerId, otherId)
  const { relation, next } = await settle(tx, pair, decideUnblock(pair))
  return { relation, talking: mayTalk(next) }
}
