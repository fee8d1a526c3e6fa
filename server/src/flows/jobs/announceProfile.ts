import { sql } from 'kysely'
import { readMembers } from '../../modules/accounts/index.ts'
import { coMemberIdsOf } from '../../modules/chat/index.ts'
import { listingIdsOf } from '../../modules/contacts/index.ts'
import type { Queryable } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'

const BATCH_SIZE = 500

/**
 * Announcements of one member follow each other: each reads the profile after it took its turn, so the one that comes
 * last tells what is newest.
 */
const takeTurn = (db: Queryable, memberId: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`announceProfile ${memberId}`}, 0))`.execute(db)

/**
 * Tells everyone who holds a member's name how it looks now: those who have it in their list of people, and those who
 * share a conversation with it. Its own devices heard it from `accounts.selfChanged`. Being told twice does no harm.
 */
export const announceProfile =
  ({ db, transactions }: FlowServices) =>
  async ({ memberId }: { memberId: string }): Promise<void> => {
    const audience = new Set([...(await listingIdsOf(db, memberId)), ...(await coMemberIdsOf(db, memberId))])
    audience.delete(memberId)
    const toldIds = [...audience].sort()
    for (let start = 0; start < toldIds.length; start += BATCH_SIZE) {
      const batch = toldIds.slice(start, start + BATCH_SIZE)
      await transactions.write(async (tx) => {
        await takeTurn(tx.db, memberId)
        const member = (await readMembers(tx.db, [memberId])).get(memberId)
        if (member) tx.emit('accounts.memberChanged', batch, { member })
      })
    }
  }
