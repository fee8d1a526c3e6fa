import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import {
  auditBooks,
  availableOf,
  findAccountsById,
  HOUSE_OWNER_ID,
  openAccounts,
  postTransfers,
} from '../../modules/ledger/index.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const HOLDS = 450

it('gives free what the ledger held for too long, however much of it there is', async () => {
  const { transactions, db } = world.platform
  const account = (kind: 'opening' | 'funding', floor: boolean) => ({
    ...{ id: newUuid(), ownerId: HOUSE_OWNER_ID, kind, currency: 'EUR', debitsMustNotExceedCredits: floor },
  })
  const [opening, held] = [account('opening', false), account('funding', true)]
  const transfer = { currency: 'EUR', kind: 'opening' as const, reason: 'a test' }
  const actor = { memberId: null, deviceId: null }
  await transactions.write(async (tx) => {
    await openAccounts(tx, [opening, held])
    const fund = { ...transfer, actor, debitAccountId: opening.id, creditAccountId: held.id, amount: 1000n }
    const hold = { ...transfer, actor, debitAccountId: held.id, creditAccountId: opening.id, amount: 1n }
    await postTransfers(tx, [
      { ...fund, id: tx.newId() },
      ...Array.from({ length: HOLDS }, () => ({
        ...{ ...hold, id: tx.newId(), flags: { pending: true }, timeoutSeconds: 60 },
      })),
    ])
  })
  const available = async () => (await findAccountsById(db, [held.id])).map(availableOf)

  world.clock.advance(59_999)
  await world.platform.jobHandlers.settleExpired({})
  expect(await available()).toEqual([1000n - BigInt(HOLDS)])
  world.clock.advance(1)
  await world.platform.jobHandlers.settleExpired({})
  expect(await available()).toEqual([1000n])
  expect(await auditBooks(db)).toMatchObject({ ok: true })
})
