/** Erases accounts whose time of grace is over. */
import type { Output } from '@sampan/contract'
import type { MemberCaller } from '../../kernel/method.ts'
import { eraseProfile, eraseTraces, listDueForErasing, listOwnFileIds } from '../../modules/accounts/index.ts'
import { placedFileIds } from '../../modules/chat/index.ts'
import { listingIdsOf } from '../../modules/contacts/index.ts'
import { removeUnplaced } from '../../modules/files/index.ts'
import { announceProfile } from '../jobs/announceProfile.ts'
import type { FlowServices } from '../services.ts'
import { readBlockers } from './readBlockers.ts'

/** No device does this. */
const NO_DEVICE = '00000000-0000-0000-0000-000000000000'

/**
 * Step by step, each for itself and each fit to be repeated, so that one that was cut short is finished by the next run.
 * Money that came in meanwhile puts it off until it is settled: the owner may come back for it.
 */
export async function eraseAccounts(services: FlowServices): Promise<void> {
  for (const memberId of await listDueForErasing(services.db, services.clock.now())) {
    const caller = { memberId, deviceId: NO_DEVICE }
    if ((await readBlockers(services, caller)).length > 0) continue
    await eraseAccount(services, caller)
  }
}

async function eraseAccount(services: FlowServices, caller: MemberCaller): Promise<void> {
  const { db, blobs, transactions, random, callInside } = services
  const { memberId } = caller
  const fresh = await transactions.write((tx) => eraseProfile(tx, memberId, random))
  await announceProfile(services)({ memberId })
  for (let isMore = true; isMore; ) {
    const answer = await callInside(caller, { method: 'chat.listConversations', input: { limit: 200 } })
    if (answer.type !== 'json') throw new Error('chat.listConversations answered bytes')
    // The dispatcher answers what the method declares.
    const { conversations } = answer.output as Output<'chat.listConversations'>
    const groups = conversations.filter(({ kind }) => kind === 'group')
    for (const { id } of groups) await callInside(caller, { method: 'chat.leaveGroup', input: { conversationId: id } })
    isMore = groups.length > 0
  }
  const known = await listContactIds(services, caller)
  for (const otherId of known)
    await callInside(caller, { method: 'contacts.removeContact', input: { memberId: otherId } })
  await transactions.write(async (tx) => {
    const relation = {
      ...{ member: fresh, state: 'stranger' as const, greeting: null, remark: null, blocked: false },
      ...{ starred: false, tagIds: [], note: null, phones: [] },
      changedAt: tx.now.toISOString(),
    }
    tx.emit('contacts.relationChanged', await listingIdsOf(tx.db, memberId), { relation })
  })
  const fileIds = await listOwnFileIds(db, memberId)
  await transactions.write((tx) => eraseTraces(tx, memberId, fresh))
  await removeUnplaced(db, blobs, fileIds, placedFileIds)
}

async function listContactIds({ callInside }: FlowServices, caller: MemberCaller): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const input = { limit: 500, ...(cursor === undefined ? {} : { cursor }) }
    const answer = await callInside(caller, { method: 'contacts.listRelations', input })
    if (answer.type !== 'json') throw new Error('contacts.listRelations answered bytes')
    // The dispatcher answers what the method declares.
    const page = answer.output as Output<'contacts.listRelations'>
    ids.push(...page.relations.filter(({ state }) => state === 'contact').map(({ member }) => member.id))
    cursor = page.nextCursor
  }
  return ids
}
