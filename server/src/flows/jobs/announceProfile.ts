import { takeTurn } from '../../kernel/turn.ts'
import { readMembers } from '../../modules/accounts/index.ts'
import { coMemberIdsOf } from '../../modules/chat/index.ts'
import { listingIdsOf } from '../../modules/contacts/index.ts'
import type { FlowServices } from '../services.ts'

const BATCH_SIZE = 500

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
        // Each reads the profile after it took its turn, so the one that comes last tells what is newest.
        await takeTurn(tx.db, `announceProfile ${memberId}`)
        const member = (await readMembers(tx.db, [memberId])).get(memberId)
        if (member) tx.emit('accounts.memberChanged', batch, { member })
      })
    }
  }
