/** What must not move money: each is answered by one of the errors that the method declares, and nothing has moved. */
import { commonErrors, type MethodName } from '@sampan/contract'
import { writePaymentCode } from '@sampan/contract/codes/index.ts'
import { linkTestSource } from '@sampan/testkit/world/funding.ts'
import { createWorld, declarationOf, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import { findAccounts, HOUSE_OWNER_ID, openAccounts, postTransfers } from '../../modules/ledger/index.ts'
import { freezeWallet } from '../../modules/wallet/index.ts'

const about = { name: 'Noodles', category: 'food', city: 'Harbour', region: 'DE', currency: 'EUR' } as const
const NOBODY = '01900000-0000-7000-8000-000000000000'
const MOST = '999999999999999999'
const HOUR_MS = 3_600_000

let world: World
let scene: Awaited<ReturnType<typeof lay>>
beforeAll(async () => {
  world = await createWorld()
  scene = await lay()
})
afterAll(() => world.close())

/** Mei pays, Omar sells; Anya was in the group; Wei’s wallet is frozen, Lena’s account is closed. */
async function lay() {
  const [mei, omar, anya, wei, lena] = await world.people(5)
  const group = await world.group([mei, omar, anya, wei, lena])
  const direct = await directOf(mei, omar)
  const [meiAndLena, meiAndWei] = [await directOf(mei, lena), await directOf(mei, wei)]
  for (const person of [mei, omar, anya, wei, lena]) await world.giveMoney(person, '100.00')
  for (const person of [mei, wei, lena]) await world.setPin(person)
  const { stall } = await world.call(omar, 'merchants.openStall', about)
  const sources = { mei: await linkTestSource(world, mei, 'works'), wei: await linkTestSource(world, wei, 'works') }
  const packetId = newUuid()
  const sent = { total: '500', currency: 'EUR', greeting: '', cover: 'plain', conversationId: group } as const
  await world.call(mei, 'redPackets.send', { packetId, ...sent, split: { way: 'equal', count: 3 } })
  const forOmar = newUuid()
  await world.call(mei, 'redPackets.send', {
    packetId: forOmar,
    ...sent,
    split: { way: 'exclusive', forIds: [omar.id] },
  })
  const transferId = newUuid()
  const money = { amount: '500', currency: 'EUR', note: '' } as const
  await world.call(mei, 'transfers.send', { transferId, conversationId: direct, ...money })
  const billId = newUuid()
  const shares = [wei, lena].map(({ id: memberId }) => ({ memberId, amount: '500' }))
  const split = { way: 'named', shares } as const
  await world.call(mei, 'bills.create', { billId, conversationId: group, currency: 'EUR', note: '', split })
  const chargeId = newUuid()
  await world.call(omar, 'payments.charge', { chargeId, code: await codeOf(mei), amount: '5000', note: '' })
  const used = await codeOf(mei)
  await world.call(omar, 'payments.charge', { chargeId: newUuid(), code: used, amount: '100', note: '' })
  await world.call(anya, 'chat.leaveGroup', { conversationId: group })
  await world.platform.transactions.write((tx) => freezeWallet(tx, wei.id, true))
  await close(lena)
  const people = { mei, omar, anya, wei, lena }
  const places = { group, direct, meiAndLena, meiAndWei }
  return { ...people, ...places, used, stall, sources, packetId, forOmar, transferId, billId, chargeId }
}

async function directOf(a: Person, b: Person): Promise<string> {
  return (await world.call(a, 'chat.openDirect', { memberId: b.id })).conversation.id
}

async function codesOf(who: Person): Promise<string[]> {
  return (await world.call(who, 'payments.issueCodes', {})).codes.map(({ code }) => code)
}
const codeOf = async (who: Person): Promise<string> => (await codesOf(who))[0] ?? ''

/** As the ledger closes accounts: by a hold on nothing that is never let go. No method does. */
async function close(who: Person): Promise<void> {
  await world.platform.transactions.write(async (tx) => {
    const house = { ownerId: HOUSE_OWNER_ID, kind: 'fees' as const, currency: 'EUR' }
    await openAccounts(tx, [{ ...house, id: tx.newId(), debitsMustNotExceedCredits: false }])
    const [own] = await findAccounts(tx.db, [{ ownerId: who.id, kind: 'member', currency: 'EUR' }])
    const [fees] = await findAccounts(tx.db, [house])
    const [result] = await postTransfers(tx, [
      {
        id: tx.newId(),
        debitAccountId: own?.id ?? '',
        creditAccountId: fees?.id ?? '',
        currency: 'EUR',
        amount: 0n,
        flags: { pending: true, closingDebit: true },
        kind: 'opening',
        actor: { memberId: null, deviceId: null },
        reason: 'closed',
      },
    ])
    expect(result?.code).toBe('created')
  })
}

/** Everything that says who has what. */
async function moneyOfAll(): Promise<unknown> {
  const { rows } = await world.pool.query(`
    SELECT (SELECT json_agg(a ORDER BY id) FROM ledger_accounts AS a)::text AS accounts,
      (SELECT count(*) FROM ledger_transfers) AS transfers, (SELECT count(*) FROM wallet_entries) AS entries,
      (SELECT json_agg(u ORDER BY u::text) FROM wallet_usage AS u)::text AS usage,
      (SELECT json_agg(h ORDER BY h::text) FROM wallet_holds AS h)::text AS holds,
      (SELECT json_agg(t ORDER BY id) FROM transfers AS t)::text AS in_chats,
      (SELECT json_agg(p ORDER BY id) FROM red_packets AS p)::text AS packets,
      (SELECT json_agg(s ORDER BY s::text) FROM bill_shares AS s)::text AS shares,
      (SELECT json_agg(o ORDER BY id) FROM funding_orders AS o)::text AS orders,
      (SELECT count(*) FROM charges) AS charges, (SELECT count(*) FROM payments) AS payments,
      (SELECT count(*) FROM bills) AS bills, (SELECT max(seq) FROM messages) AS messages
  `)
  return rows[0]
}

interface Bad {
  by?: Person
  method: MethodName
  input: unknown
  codes: readonly string[]
}

async function expectRefusal({ by = scene.mei, method, input, codes }: Bad): Promise<void> {
  const before = await moneyOfAll()
  const answer = await world.callRaw(by, method, input).then(
    (output) => ({ code: `done: ${JSON.stringify(output)}` }),
    (reason: unknown) => ({
      code: reason instanceof Object && 'code' in reason ? String(reason.code) : String(reason),
    }),
  )
  expect(codes).toContain(answer.code)
  expect([...commonErrors, ...declarationOf(method).errors]).toContain(answer.code)
  expect(await moneyOfAll()).toEqual(before)
}

/** Each method that names an amount; all else in it is good. */
const asking: Readonly<Record<string, (amount: unknown, currency?: unknown) => Promise<Omit<Bad, 'codes'>>>> = {
  'payments.pay to a person': async (amount, currency = 'EUR') => ({
    method: 'payments.pay',
    input: { paymentId: newUuid(), to: { kind: 'member', memberId: scene.omar.id }, amount, currency, note: '' },
  }),
  'payments.pay at a stall': async (amount, currency = 'EUR') => ({
    method: 'payments.pay',
    input: { paymentId: newUuid(), to: { kind: 'stall', stallId: scene.stall.id }, amount, currency, note: '' },
  }),
  'transfers.send': async (amount, currency = 'EUR') => ({
    method: 'transfers.send',
    input: { transferId: newUuid(), conversationId: scene.direct, amount, currency, note: '' },
  }),
  'redPackets.send': async (total, currency = 'EUR') => ({
    method: 'redPackets.send',
    input: packetInput({ way: 'lucky', count: 1 }, { total, currency }),
  }),
  'bills.create': async (amount, currency = 'EUR') => ({
    method: 'bills.create',
    input: billInput({ way: 'ask', memberId: scene.omar.id, amount }, currency),
  }),
  'bills.create in equal shares': async (total, currency = 'EUR') => ({
    method: 'bills.create',
    input: billInput({ way: 'equal', total, memberIds: [scene.omar.id] }, currency),
  }),
  'funding.topUp': async (amount, currency = 'EUR') => fundInput('funding.topUp', amount, currency),
  'funding.withdraw': async (amount, currency = 'EUR') => fundInput('funding.withdraw', amount, currency),
  'merchants.createOrder': async (amount) => ({
    by: scene.omar,
    method: 'merchants.createOrder',
    input: { orderId: newUuid(), amount, reference: '', note: '' },
  }),
  'payments.charge': async (amount) => chargeInput(await codeOf(scene.mei), amount),
}
const withoutCurrency = ['merchants.createOrder', 'payments.charge']

const packetInput = (split: unknown, more: object = {}) => ({
  packetId: newUuid(),
  conversationId: scene.group,
  split,
  total: '500',
  currency: 'EUR',
  greeting: '',
  cover: 'plain',
  ...more,
})
const billInput = (split: unknown, currency: unknown = 'EUR') => ({
  billId: newUuid(),
  conversationId: scene.group,
  currency,
  note: '',
  split,
})
const fundInput = async (method: 'funding.topUp' | 'funding.withdraw', amount: unknown, currency: unknown = 'EUR') => ({
  method,
  input: {
    orderId: newUuid(),
    sourceId: scene.sources.mei.id,
    amount,
    currency,
    pinProof: await world.provePin(scene.mei, '1000000'),
  },
})
const chargeInput = (code: string, amount: unknown = '500', by = scene.omar): Omit<Bad, 'codes'> => ({
  by,
  method: 'payments.charge',
  input: { chargeId: newUuid(), code, amount, note: '' },
})
const payInput = (to: unknown, more: object = {}): Omit<Bad, 'codes'> => ({
  method: 'payments.pay',
  input: { paymentId: newUuid(), to, amount: '500', currency: 'EUR', note: '', ...more },
})
const toMember = (who: Pick<Person, 'id'>) => ({ kind: 'member', memberId: who.id })

const notAmounts: readonly [name: string, amount: unknown][] = [
  ['negative', '-5'],
  ['a negative number', -5],
  ['zero', '0'],
  ['the number zero', 0],
  ['fractional', '1.5'],
  ['a fractional number', 1.5],
  ['fractional with a comma', '1,5'],
  ['with zeros before it', '005'],
  ['with a space', ' 5'],
  ['in other digits', '٥'],
  ['written by science', '1e3'],
  ['hexadecimal', '0x10'],
  ['not a number', 'NaN'],
  ['a number that is too large', 1e300],
  ['of nineteen digits', '1000000000000000000'],
  ['beyond 64 bits', '18446744073709551617'],
  ['empty', ''],
  ['nothing', null],
  ['a list', ['5']],
]

describe('an amount', () => {
  test.each(Object.keys(asking))('of %s that is none', async (name) => {
    for (const [, amount] of notAmounts) {
      const asked = await asking[name]?.(amount)
      if (asked) await expectRefusal({ ...asked, codes: ['request.invalid'] })
    }
  })

  test.each([
    ['payments.pay to a person', 'payments.amountTooLarge'],
    ['payments.pay at a stall', 'payments.amountTooLarge'],
    ['transfers.send', 'wallet.pinRequired'],
    ['redPackets.send', 'redPackets.sharesTooLarge'],
    ['funding.topUp', 'funding.amountOutOfRange'],
    ['funding.withdraw', 'funding.amountOutOfRange'],
    ['merchants.createOrder', 'payments.amountTooLarge'],
    ['payments.charge', 'payments.amountTooLarge'],
  ])('of %s that is too large: %s', async (name, code) => {
    const asked = await asking[name]?.(MOST)
    if (asked) await expectRefusal({ ...asked, codes: [code] })
  })

  test('that is too large is stopped by the limits where the PIN was shown', async () => {
    const input = { amount: MOST, currency: 'EUR' }
    const { proof } = await world.call(scene.mei, 'wallet.provePin', { pin: '280416', ...input })
    const sent = { transferId: newUuid(), conversationId: scene.direct, note: '', pinProof: proof, ...input }
    await expectRefusal({ method: 'transfers.send', input: sent, codes: ['wallet.limitReached'] })
  })

  test('of shares that together are too large', async () => {
    const shares = [scene.omar, scene.wei].map(({ id: memberId }) => ({ memberId, amount: MOST }))
    await expectRefusal({
      method: 'bills.create',
      input: billInput({ way: 'named', shares }),
      codes: ['bills.tooLarge'],
    })
  })

  test('that is more than one has', async () => {
    const pinProof = await world.provePin(scene.mei, '140.00')
    const asked = payInput(toMember(scene.omar), { amount: '14000', pinProof })
    await expectRefusal({ ...asked, codes: ['wallet.insufficientFunds'] })
  })
})

describe('a currency', () => {
  const names = Object.keys(asking).filter((name) => !withoutCurrency.includes(name))
  test.each(names)('of %s that is not the right one', async (name) => {
    const isFunding = name.startsWith('funding')
    for (const currency of ['USD', 'QQQ', 'XXX']) {
      const asked = await asking[name]?.('500', currency)
      const codes = isFunding ? ['funding.currencyNotOffered'] : ['wallet.currencyNotOffered', 'payments.termsDiffer']
      if (asked) await expectRefusal({ ...asked, codes })
    }
    for (const currency of ['eur', 'EURO', '', null, 978]) {
      const asked = await asking[name]?.('500', currency)
      if (asked) await expectRefusal({ ...asked, codes: ['request.invalid'] })
    }
  })

  test('that a stall does not take', async () => {
    const asked = payInput({ kind: 'stall', stallId: scene.stall.id }, { currency: 'CNY' })
    await expectRefusal({ ...asked, codes: ['payments.termsDiffer'] })
  })
})

describe('a code', () => {
  const rows: readonly [name: string, ask: () => Promise<Omit<Bad, 'codes'>>, code: string][] = [
    ['that is not good yet', async () => chargeInput((await codesOf(scene.mei))[30] ?? ''), 'payments.codeStale'],
    [
      'that is good no more',
      async () => {
        const code = await codeOf(scene.mei)
        world.clock.advance(HOUR_MS / 12)
        return chargeInput(code)
      },
      'payments.codeStale',
    ],
    ['that was used', async () => chargeInput(scene.used), 'payments.codeUsed'],
    ['of the till’s own member', async () => chargeInput(await codeOf(scene.omar)), 'payments.self'],
    ['that nobody was given', async () => chargeInput('720000000000000000'), 'payments.codeUnknown'],
    ['that is none', async () => chargeInput('7200000000000000x'), 'request.invalid'],
    [
      'of a device that was signed out',
      async () => {
        const device = await world.anotherDevice(scene.mei)
        const code = await codeOf(device)
        await world.call(device, 'accounts.signOut', {})
        return chargeInput(code)
      },
      'payments.codeStale',
    ],
    [
      'shown to somebody without a stall',
      async () => chargeInput(await codeOf(scene.mei), '500', scene.anya),
      'merchants.noStall',
    ],
    ['of a frozen wallet', async () => chargeInput(await codeOf(scene.wei)), 'payments.payerCannotPay'],
    ['of a closed account', async () => chargeInput(await codeOf(scene.lena)), 'payments.payerCannotPay'],
    [
      'of another server',
      async () => {
        const payee = { kind: 'member', id: scene.omar.id } as const
        const place = { host: 'elsewhere.example', categoryCode: '0000', country: 'DE', city: 'Nowhere' }
        const said = { name: 'Omar', language: 'en', reference: '', note: '' }
        const text = writePaymentCode({ ...place, ...said, payee, once: false, amount: null, currency: null })
        return { method: 'payments.resolveCode', input: { text } }
      },
      'payments.codeUnreadable',
    ],
    [
      'that charges somebody else: only who is asked can agree',
      async () => ({ by: scene.anya, method: 'payments.confirmCharge', input: { chargeId: scene.chargeId } }),
      'payments.chargeNotFound',
    ],
    [
      'that charges a customer: the till cannot agree in the customer’s place',
      async () => ({ by: scene.omar, method: 'payments.confirmCharge', input: { chargeId: scene.chargeId } }),
      'payments.chargeNotFound',
    ],
  ]
  test.each(rows)('%s', async (_name, ask, code) => expectRefusal({ ...(await ask()), codes: [code] }))
})

describe('somebody', () => {
  const rows: readonly [name: string, ask: () => Omit<Bad, 'codes'>, code: string][] = [
    ['who is not there is not paid', () => payInput({ kind: 'member', memberId: NOBODY }), 'payments.payeeNotFound'],
    ['without an id is not paid', () => payInput({ kind: 'member', memberId: 'mei' }), 'request.invalid'],
    ['is not paid by oneself', () => payInput(toMember(scene.mei)), 'payments.self'],
    ['is not there as a stall', () => payInput({ kind: 'stall', stallId: NOBODY }), 'payments.payeeNotFound'],
    ['is not there as an order', () => payInput({ kind: 'order', orderId: NOBODY }), 'payments.payeeNotFound'],
    [
      'with whom one does not talk is sent nothing',
      () => ({
        by: scene.anya,
        method: 'transfers.send',
        input: { transferId: newUuid(), conversationId: scene.direct, amount: '5', currency: 'EUR', note: '' },
      }),
      'chat.conversationNotFound',
    ],
    [
      'who is not there is not asked to pay',
      () => ({ method: 'bills.create', input: billInput({ way: 'ask', memberId: NOBODY, amount: '500' }) }),
      'bills.notAllHere',
    ],
    [
      'who is not there is given no packet',
      () => ({ method: 'redPackets.send', input: packetInput({ way: 'exclusive', forIds: [NOBODY] }) }),
      'redPackets.notAllHere',
    ],
    [
      'else cannot take a transfer',
      () => ({ by: scene.anya, method: 'transfers.accept', input: { transferId: scene.transferId } }),
      'transfers.notFound',
    ],
    [
      'cannot take one’s own transfer',
      () => ({ method: 'transfers.accept', input: { transferId: scene.transferId } }),
      'transfers.notForYou',
    ],
    [
      'who is not asked cannot pay a bill',
      () => ({ by: scene.omar, method: 'bills.pay', input: { billId: scene.billId, paymentId: newUuid() } }),
      'bills.noShare',
    ],
    [
      'else’s bank account is not used',
      () => ({
        by: scene.omar,
        method: 'funding.topUp',
        input: { orderId: newUuid(), sourceId: scene.sources.mei.id, amount: '500', currency: 'EUR' },
      }),
      'funding.sourceNotFound',
    ],
  ]
  test.each(rows)('%s', async (_name, ask, code) => expectRefusal({ ...ask(), codes: [code] }))
})

describe('a red packet', () => {
  const claim = (by: Person, packetId: string): Omit<Bad, 'codes'> => ({
    by,
    method: 'redPackets.claim',
    input: { packetId },
  })
  const rows: readonly [name: string, ask: () => Omit<Bad, 'codes'>, code: string][] = [
    ['of a group that one has left', () => claim(scene.anya, scene.packetId), 'redPackets.notFound'],
    ['that is not there', () => claim(scene.anya, NOBODY), 'redPackets.notFound'],
    ['that is for somebody else', () => claim(scene.wei, scene.forOmar), 'redPackets.notForYou'],
    [
      'into a group that one has left',
      () => ({ by: scene.anya, method: 'redPackets.send', input: packetInput({ way: 'equal', count: 1 }) }),
      'chat.conversationNotFound',
    ],
    [
      'of more shares than units',
      () => ({ method: 'redPackets.send', input: packetInput({ way: 'lucky', count: 3 }, { total: '2' }) }),
      'redPackets.sharesTooSmall',
    ],
    [
      'of half a share',
      () => ({ method: 'redPackets.send', input: packetInput({ way: 'lucky', count: 0.5 }) }),
      'request.invalid',
    ],
    [
      'of no share',
      () => ({ method: 'redPackets.send', input: packetInput({ way: 'lucky', count: 0 }) }),
      'request.invalid',
    ],
  ]
  test.each(rows)('%s', async (_name, ask, code) => expectRefusal({ ...ask(), codes: [code] }))
})

describe('a wallet that is frozen lets nothing out, an account that is closed neither out nor in', () => {
  const ways: Readonly<Record<string, (by: Person, conversationId: string) => Promise<Omit<Bad, 'codes'>>>> = {
    payment: async (by) => ({ ...payInput(toMember(scene.omar)), by }),
    transfer: async (by, conversationId) => ({
      by,
      method: 'transfers.send',
      input: { transferId: newUuid(), conversationId, amount: '500', currency: 'EUR', note: '' },
    }),
    'red packet': async (by) => ({ by, method: 'redPackets.send', input: packetInput({ way: 'equal', count: 1 }) }),
    'share of a bill': async (by) => ({
      by,
      method: 'bills.pay',
      input: { billId: scene.billId, paymentId: newUuid() },
    }),
  }
  test.each(Object.keys(ways))('%s', async (name) => {
    const frozen = await ways[name]?.(scene.wei, scene.meiAndWei)
    if (frozen) await expectRefusal({ ...frozen, codes: ['wallet.frozen'] })
    const closed = await ways[name]?.(scene.lena, scene.meiAndLena)
    if (closed) await expectRefusal({ ...closed, codes: ['wallet.frozen'] })
  })

  test('withdrawal', async () => {
    const pinProof = await world.provePin(scene.wei, '50.00')
    const input = { orderId: newUuid(), sourceId: scene.sources.wei.id, amount: '500', currency: 'EUR', pinProof }
    await expectRefusal({ by: scene.wei, method: 'funding.withdraw', input, codes: ['wallet.frozen'] })
  })

  test('what would come in, where it is closed', async () => {
    const codes = ['wallet.payeeCannotReceive']
    await expectRefusal({ ...payInput(toMember(scene.lena)), codes })
    const sent = { transferId: newUuid(), conversationId: scene.meiAndLena, amount: '5', currency: 'EUR', note: '' }
    await expectRefusal({ method: 'transfers.send', input: sent, codes })
    await expectRefusal({ by: scene.lena, method: 'redPackets.claim', input: { packetId: scene.packetId }, codes })
  })
})

describe('a stall or an order that takes nothing', () => {
  test('any more', async () => {
    const order = async () => {
      const asked = { orderId: newUuid(), amount: '500', reference: '', note: '' }
      return (await world.call(scene.omar, 'merchants.createOrder', asked)).order.id
    }
    const [cancelled, stale, other] = [await order(), await order(), await order()]
    await world.call(scene.omar, 'merchants.cancelOrder', { orderId: cancelled })
    const ask = (orderId: string, more: object = {}) => payInput({ kind: 'order', orderId }, more)
    await expectRefusal({ ...ask(cancelled), codes: ['merchants.orderNotOpen'] })
    await expectRefusal({ ...ask(other, { amount: '499' }), codes: ['payments.termsDiffer'] })
    world.clock.advance(HOUR_MS)
    await expectRefusal({ ...ask(stale), codes: ['merchants.orderNotOpen'] })
    await world.call(scene.omar, 'merchants.updateStall', { ...aboutNow, open: false })
    const toStall = payInput({ kind: 'stall', stallId: scene.stall.id })
    await expectRefusal({ ...toStall, codes: ['merchants.stallClosed'] })
    await expectRefusal({ ...chargeInput(await codeOf(scene.mei)), codes: ['merchants.stallClosed'] })
    await world.call(scene.omar, 'merchants.updateStall', { ...aboutNow, open: true })
  })
})
const aboutNow = { name: 'Noodles', category: 'food', city: 'Harbour', region: 'DE' } as const
