/**
 * What pushes do to the store. Everything here may happen twice, late, or from two tabs at once, and ends in the same
 * state: an entry of the log counts only as the next one; a message counts only as the next one of its conversation.
 */
import type { Event, LogEntry, Message } from '@sampan/contract'
import { profileIn, reduceDevices, reduceRelation } from '@sampan/sdk'
import { append, applyToConversation } from './applyToConversation.ts'
import type { Findings } from './findings.ts'
import { forgetTold } from './forgetTold.ts'
import type { Unit } from './unit.ts'
import { applyToWallet, applyWhole } from './whole.ts'

/** So many entries are kept to be applied on top of answers; an answer older than that is asked for again. */
const LOG_KEPT = 300

/** Applies entries as far as they follow what is there. */
export async function applyEntries(unit: Unit, entries: readonly LogEntry[], findings: Findings): Promise<void> {
  for (const entry of entries) {
    const { logSeq } = unit.session
    // Before the first fetch is through there is nothing to apply it to; the log is read on from its beginning then.
    if (logSeq === null || entry.seq <= logSeq) continue
    if (entry.seq !== logSeq + 1) {
      findings.logGap = true
      return
    }
    unit.setLogSeq(entry.seq)
    await unit.store.log.put(entry)
    if (entry.seq % 50 === 0)
      await unit.store.log
        .where('seq')
        .belowOrEqual(entry.seq - LOG_KEPT)
        .delete()
    await applyEvent(unit, entry, findings)
  }
}

/** A message as it was pushed. */
export async function applyMessage(unit: Unit, message: Message, findings: Findings): Promise<void> {
  const row = await unit.conversation(message.conversationId)
  if (!row) {
    findings.conversationIds.add(message.conversationId)
    return
  }
  if (message.seq <= row.toSeq) return
  if (message.seq === row.toSeq + 1 && message.seq > row.neededSeq) return append(unit, row, message, findings)
  unit.putConversation({ ...row, neededSeq: Math.max(row.neededSeq, message.seq) })
  findings.conversationIds.add(row.id)
}

async function applyEvent(unit: Unit, event: Event, findings: Findings): Promise<void> {
  const { store, session } = unit
  switch (event.name) {
    case 'accounts.selfChanged':
      await store.self.put(event.body.self)
      break
    case 'accounts.deviceAdded':
    case 'accounts.deviceEnded': {
      const devices = reduceDevices(await store.devices.toArray(), event, session.deviceId)
      await store.devices.clear()
      await store.devices.bulkPut(devices)
      break
    }
    case 'contacts.relationChanged':
      await changeRelation(unit, event, event.body.relation.member.id)
      break
    case 'accounts.memberChanged':
      await changeRelation(unit, event, event.body.member.id)
      break
    case 'wallet.moved':
    case 'wallet.standingChanged':
      await applyToWallet(unit, event)
      break
    default:
      await applyWhole(unit, event)
  }
  for (const conversationId of await conversationIdsOf(unit, event)) {
    await applyToConversation(unit, conversationId, event, findings)
  }
  await forgetTold(unit, event)
}

async function conversationIdsOf(unit: Unit, event: Event): Promise<string[]> {
  if (profileIn(event)) return unit.conversationIds()
  if (event.name === 'chat.conversationJoined') return [event.body.conversation.id]
  return 'conversationId' in event.body ? [event.body.conversationId] : []
}

async function changeRelation(unit: Unit, event: Event, memberId: string): Promise<void> {
  const relation = reduceRelation(await unit.store.relations.get(memberId), event, memberId)
  if (relation) await unit.store.relations.put(relation)
  else await unit.store.relations.delete(memberId)
}
