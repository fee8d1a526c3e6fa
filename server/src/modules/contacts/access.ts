/** The only door to another member. Who is not there, or blocked the caller, is answered alike: `member.notFound`. */
import type { Member } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { Reading, Writing } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import { isInSight, isListed, type Pair, type Side, STRANGER } from './rules.ts'
import { lockPair, readPair } from './store.ts'

/** Two different members, and how they stand to each other. */
export interface KnownPair extends Pair {
  caller: Member
  other: Member
}

/** Someone to look at, and the caller's own side. The caller's own card is one of these. */
export async function accessCard(
  reading: Reading,
  callerId: string,
  otherId: string,
): Promise<{ other: Member; own: Side }> {
  const other = (await readMembers(reading.db, [otherId])).get(otherId)
  if (!other) throw refuse('member.notFound')
  if (otherId === callerId) return { other, own: STRANGER }
  const pair = await readPair(reading.db, callerId, otherId)
  if (!isInSight(pair)) throw refuse('member.notFound')
  return { other, own: pair.own }
}

async function lockKnownPair(tx: Writing, callerId: string, otherId: string): Promise<KnownPair> {
  const members = await readMembers(tx.db, [callerId, otherId])
  const caller = members.get(callerId)
  const other = members.get(otherId)
  if (!caller || !other || callerId === otherId) throw refuse('member.notFound')
  return { caller, other, ...(await lockPair(tx.db, callerId, otherId)) }
}

/** Someone to become contacts with; both sides are held until the transaction ends. */
export async function accessPerson(tx: Writing, callerId: string, otherId: string): Promise<KnownPair> {
  const pair = await lockKnownPair(tx, callerId, otherId)
  if (!isInSight(pair)) throw refuse('member.notFound')
  return pair
}

/**
 * Like `accessPerson`, for what changes the caller's own list: who stands in it stays in reach even after blocking the
 * caller, else nobody could tidy a list, and trying would tell of the block.
 */
export async function accessOwnList(tx: Writing, callerId: string, otherId: string): Promise<KnownPair> {
  const pair = await lockKnownPair(tx, callerId, otherId)
  if (!isInSight(pair) && !isListed(pair)) throw refuse('member.notFound')
  return pair
}
