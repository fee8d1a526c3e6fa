/** A few accounts with money in them, and short words to move it. */
import type { World } from '@sampan/testkit/world/world.ts'
import { newUuid } from '../../kernel/ids.ts'
import {
  type AccountKind,
  availableOf,
  findAccountsById,
  HOUSE_OWNER_ID,
  type NewAccount,
  type NewTransfer,
  openAccounts,
  postTransfers,
  type TransferResult,
} from './index.ts'

export interface Books {
  mei: string
  omar: string
  /** In JPY. */
  yuki: string
  opening: string
  openingJpy: string
  owners: Record<'mei' | 'omar', string>
  post(...transfers: NewTransfer[]): Promise<TransferResult[]>
  codes(...transfers: NewTransfer[]): Promise<string[]>
  available(accountId: string): Promise<bigint>
}

/** Mei and Omar have 1000 each. */
export async function createBooks(world: World): Promise<Books> {
  const account = (ownerId: string, kind: AccountKind, currency: string, floor: boolean): NewAccount => ({
    ...{ id: newUuid(), ownerId, kind, currency },
    debitsMustNotExceedCredits: floor,
  })
  const mei = account(newUuid(), 'member', 'EUR', true)
  const omar = account(newUuid(), 'member', 'EUR', true)
  const yuki = account(newUuid(), 'member', 'JPY', true)
  // Owners of their own, so that several books have room in one database.
  const opening = account(newUuid(), 'opening', 'EUR', false)
  const openingJpy = account(newUuid(), 'opening', 'JPY', false)
  const { transactions, db } = world.platform
  await transactions.write((tx) => openAccounts(tx, [mei, omar, yuki, opening, openingJpy]))
  const post = (...transfers: NewTransfer[]) => transactions.write((tx) => postTransfers(tx, transfers))
  await post(move(opening.id, mei.id, 1000n), move(opening.id, omar.id, 1000n))
  return {
    mei: mei.id,
    omar: omar.id,
    yuki: yuki.id,
    opening: opening.id,
    openingJpy: openingJpy.id,
    owners: { mei: mei.ownerId, omar: omar.ownerId },
    post,
    codes: async (...transfers) => (await post(...transfers)).map(({ code }) => code),
    async available(accountId) {
      const [found] = await findAccountsById(db, [accountId])
      if (!found) throw new Error(`There is no account ${accountId}`)
      return availableOf(found)
    },
  }
}

export const move = (
  debitAccountId: string,
  creditAccountId: string,
  amount: bigint,
  more: Partial<NewTransfer> = {},
): NewTransfer => ({
  ...{ id: newUuid(), debitAccountId, creditAccountId, amount, currency: 'EUR', kind: 'payment', reason: 'lunch' },
  actor: { memberId: HOUSE_OWNER_ID, deviceId: null },
  ...more,
})

export const hold = (from: string, to: string, amount: bigint, more: Partial<NewTransfer> = {}): NewTransfer =>
  move(from, to, amount, { flags: { pending: true }, ...more })

const resolving =
  (flags: NewTransfer['flags']) =>
  (held: NewTransfer, more: Partial<NewTransfer> = {}) =>
    move(held.debitAccountId, held.creditAccountId, 0n, { ...(flags && { flags }), pendingId: held.id, ...more })

/** All of what is held, unless `more` says less. */
export const settle = resolving({ postPendingTransfer: true })
export const release = resolving({ voidPendingTransfer: true })

export const linked = (transfer: NewTransfer): NewTransfer => ({
  ...transfer,
  flags: { ...transfer.flags, linked: true },
})
