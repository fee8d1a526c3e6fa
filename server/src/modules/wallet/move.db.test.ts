import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import { moveMoney } from './index.ts'
import type { Move, MoveOutcome } from './types.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const two = () => Promise.all([world.person('Mei'), world.person('Omar')])

const payment = (from: Person, to: Person, amount: bigint, changes: Partial<Move> = {}): Move => ({
  id: newUuid(),
  from: { memberId: from.id },
  to: { memberId: to.id },
  amount,
  currency: 'EUR',
  phase: 'now',
  kind: 'payment',
  note: 'Tea',
  referenceId: null,
  actor: { memberId: from.id, deviceId: from.deviceId },
  spends: true,
  ...changes,
})

const move = (...moves: Move[]): Promise<MoveOutcome[]> =>
  world.platform.transactions.write((tx) => moveMoney(tx, moves))

describe('moveMoney', () => {
  it('moves, writes both statements and tells both', async () => {
    const [mei, omar] = await two()
    await world.giveMoney(mei, '100')
    const ringsBefore = world.rings.length
    const [outcome] = await move(payment(mei, omar, 1_250n))
    expect(outcome).toMatchObject({
      outcome: 'moved',
      from: {
        memberId: mei.id,
        balance: { currency: 'EUR', available: '8750', held: '0' },
        entry: { amount: '-1250', balance: '8750', with: { memberId: omar.id, name: 'Omar' }, note: 'Tea' },
      },
      to: { balance: { available: '1250' }, entry: { amount: '1250', with: { memberId: mei.id, name: 'Mei' } } },
    })
    const told = world.rings.slice(ringsBefore).flatMap((ring) => (ring.type === 'log' ? ring.entries : []))
    expect(told.map(({ name }) => name)).toEqual(['wallet.moved', 'wallet.moved'])
  })
})
