import type { Relation } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { Writing } from '../../schema/index.ts'
import type { KnownPair } from './access.ts'
import { presentRelation } from './present.ts'
import type { Decision, Pair } from './rules.ts'
import { writeSide } from './store.ts'

export interface Settled {
  /** How the caller stands to the other from now on. */
  relation: Relation
  next: Pair
}

/** Throws what was refused; else writes the sides that changed, and tells each to the one whose side it is. */
export async function settle(tx: Writing, before: KnownPair, decision: Decision): Promise<Settled> {
  if (decision.refused !== null) throw refuse(decision.refused)
  const { caller, other } = before
  const changedAt = tx.now
  let { own, theirs } = decision.next
  if (own !== before.own) {
    own = { ...own, changedAt }
    await writeSide(tx.db, caller.id, other.id, own)
    tx.emit('contacts.relationChanged', [caller.id], { relation: presentRelation(other, own) })
  }
  if (theirs !== before.theirs) {
    theirs = { ...theirs, changedAt }
    await writeSide(tx.db, other.id, caller.id, theirs)
    tx.emit('contacts.relationChanged', [other.id], { relation: presentRelation(caller, theirs) })
  }
  return { relation: presentRelation(other, own), next: { own, theirs } }
}
