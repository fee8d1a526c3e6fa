/** What members are shown of their money is held against the books: each way in which they could differ is tried. */
import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import { auditMoney } from './auditMoney.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
  const [mei, omar, anya] = await world.people(3)
  for (const who of [mei, omar, anya]) await world.giveMoney(who, '100.00')
  const conversationId = await world.befriend(mei, omar)
  const groupId = await world.group([mei, omar, anya])
  const send = async (amount: string) => {
    const { transfer } = await world.call(mei, 'transfers.send', {
      ...{ transferId: newUuid(), conversationId, amount, currency: 'EUR', note: '' },
      pinProof: await world.provePin(mei, '50.00'),
    })
    return transfer.id
  }
  await world.call(omar, 'transfers.accept', { transferId: await send('700') })
  await world.call(omar, 'transfers.return', { transferId: await send('300') })
  await send('500')
  const packetId = newUuid()
  await world.call(mei, 'redPackets.send', {
    ...{ packetId, conversationId: groupId, total: '900', currency: 'EUR', greeting: '', cover: 'plain' },
    ...{ split: { way: 'lucky', count: 3 }, pinProof: await world.provePin(mei, '50.00') },
  })
  await world.call(omar, 'redPackets.claim', { packetId })
  await world.call(anya, 'redPackets.claim', { packetId })
})
afterAll(() => world.close())

const tables = ['wallet_entries', 'wallet_holds', 'red_packets', 'red_packet_claims']

/** Breaks what is shown, asks the audit, and puts it back: from copies. */
async function auditBroken(damage: string) {
  const client = await world.pool.connect()
  try {
    for (const table of tables) await client.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`)
    const { rowCount } = await client.query(damage)
    expect(rowCount, 'the damage is done').toBeGreaterThan(0)
    return await auditMoney(world.platform.db)
  } finally {
    for (const table of tables) {
      await client.query(`DELETE FROM ${table}`)
      await client.query(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept_${table}`)
      await client.query(`DROP TABLE kept_${table}`)
    }
    client.release()
  }
}

describe('the audit of money', () => {
  it('finds statements, holds and packets right, before and after something was broken', async () => {
    expect(await auditMoney(world.platform.db)).toMatchObject({ ok: true, fault: null })
    await auditBroken('UPDATE wallet_entries SET amount = amount + 1')
    expect(await auditMoney(world.platform.db)).toMatchObject({ ok: true, fault: null })
  })

  it('works while payments run', async () => {
    const [payer, payee] = await world.people(2)
    await world.giveMoney(payer, '10.00')
    let running = true
    const traffic = (async () => {
      let count = 0
      for (; running; count += 1) {
        const input = { paymentId: newUuid(), to: { kind: 'member' as const, memberId: payee.id } }
        await world.call(payer, 'payments.pay', { ...input, amount: '1', currency: 'EUR', note: '' })
      }
      return count
    })()
    for (let time = 0; time < 5; time += 1)
      expect(await auditMoney(world.platform.db)).toMatchObject({ ok: true, fault: null })
    running = false
    expect(await traffic).toBeGreaterThan(0)
  })

  // what is done → the check that notices, and what it says
  const damages: [string, string, RegExp][] = [
    ['UPDATE wallet_entries SET amount = amount + 1', 'statementsMatch', /^The statement of member .* comes to /],
    [
      'UPDATE wallet_entries SET amount = 9223372036854775807, balance = -9223372036854775808',
      'statementsMatch',
      /comes to /,
    ],
    ["DELETE FROM wallet_entries WHERE kind = 'transfer' AND amount > 0", 'statementsMatch', /comes to /],
    [
      'UPDATE wallet_entries SET balance = balance + 1 WHERE place = (SELECT max(place) FROM wallet_entries)',
      'statementsMatch',
      /tells balances that do not follow from its entries/,
    ],
    [
      `INSERT INTO wallet_entries (member_id, id, currency, kind, amount, balance, note, words, at)
       SELECT gen_random_uuid(), id, currency, kind, amount, balance, note, words, at FROM wallet_entries LIMIT 1`,
      'statementsMatch',
      /^1 entries of statements and 0 holds belong to no account/,
    ],
    [
      'UPDATE wallet_holds SET ended_at = held_at WHERE ended_at IS NULL',
      'statementsMatch',
      /holds 0 EUR; account .* has 500 pending/,
    ],
    ['UPDATE wallet_holds SET ended_at = NULL', 'statementsMatch', /holds 1500 EUR; account .* has 500 pending/],
    ['UPDATE red_packet_claims SET amount = amount + 1', 'packetsMatch', /which is something else/],
    ['DELETE FROM red_packets', 'packetsMatch', /is of a red packet that does not exist/],
    [
      "UPDATE red_packets SET state = 'expired', ended_at = sent_at",
      'packetsMatch',
      /^Red packet .* has 0 to give; its account has \d+/,
    ],
    [
      `WITH again AS (SELECT * FROM red_packets)
       INSERT INTO red_packets SELECT gen_random_uuid(), conversation_id, seq, sender_id, way, for_ids, except_id, greeting,
         cover, currency, total, shares, free, state, sent_at, expires_at, ended_at, luckiest_id FROM again`,
      'packetsMatch',
      /^1 red packets have no account/,
    ],
  ]
  test.each(damages)('%s', async (damage, check, message) => {
    const report = await auditBroken(damage)
    expect(report).toMatchObject({ ok: false, fault: { check, message: expect.stringMatching(message) } })
  })
})
