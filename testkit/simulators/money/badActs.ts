/**
 * What must not work: each is answered by one of the errors named beside it, and moves nothing. Nothing of it is told to
 * the auditor, so that whatever it moved would be found as a movement that nobody made.
 */
import type { CallName } from '@sampan/sdk'
import {
  anotherThan,
  anyone,
  type currencyBy,
  deviceOf,
  merchantBy,
  newId,
  personOf,
  pick,
  showCode,
  type World,
} from './acts.ts'
import { type ActOf, verdictOf } from './observations.ts'
import { PIN, pairOf } from './stage.ts'
import type { Answer } from './wire.ts'

type Currency = ReturnType<typeof currencyBy>
type Asked = Promise<Answer<unknown> | null>

export interface BadAct {
  name: string
  codes: readonly string[]
  /** Null where it cannot be tried now. */
  act(world: World): Asked
}

const no = (name: string, codes: readonly string[], act: BadAct['act']): BadAct => ({ name, codes, act })
const raw = (world: World, method: CallName, input: unknown, by = anyone(world)): Asked =>
  world.wire.askRaw(deviceOf(world, by).token, method, input)

/** Each method that names an amount, with a good input but for it. */
const asking: Readonly<Record<string, (world: World, amount: unknown, currency: unknown) => Asked>> = {
  'payments.pay': (world, amount, currency) => {
    const payer = anyone(world)
    const to = { kind: 'member', memberId: anotherThan(world, payer).memberId }
    return raw(world, 'payments.pay', { paymentId: newId(world), to, amount, currency, note: '' }, payer)
  },
  'transfers.send': (world, amount, currency) => {
    const payer = anyone(world)
    const conversationId = world.stage.directs.get(pairOf(payer.memberId, anotherThan(world, payer).memberId))
    return raw(world, 'transfers.send', { transferId: newId(world), conversationId, amount, currency, note: '' }, payer)
  },
  'redPackets.send': (world, amount, currency) => {
    const sent = { packetId: newId(world), conversationId: world.stage.groupId, greeting: '', cover: 'lantern' }
    return raw(world, 'redPackets.send', { ...sent, split: { way: 'equal', count: 1 }, total: amount, currency })
  },
  'bills.create': (world, amount, currency) => {
    const maker = anyone(world)
    const split = { way: 'ask', memberId: anotherThan(world, maker).memberId, amount }
    const made = { billId: newId(world), conversationId: world.stage.groupId, currency, note: '', split }
    return raw(world, 'bills.create', made, maker)
  },
  'funding.topUp': (world, amount, currency) => fundBy(world, 'funding.topUp', amount, currency),
  'funding.withdraw': (world, amount, currency) => fundBy(world, 'funding.withdraw', amount, currency),
  'payments.charge': async (world, amount) => {
    const merchant = merchantBy(world)
    const code = await showCode(world, anotherThan(world, personOf(world, merchant.memberId)))
    return code === null
      ? null
      : raw(world, 'payments.charge', { chargeId: newId(world), code, amount, note: '' }, merchant)
  },
  'merchants.createOrder': (world, amount) =>
    raw(world, 'merchants.createOrder', { orderId: newId(world), amount, reference: '', note: '' }, merchantBy(world)),
  'wallet.provePin': (world, amount, currency) => raw(world, 'wallet.provePin', { pin: PIN, amount, currency }),
}

function fundBy(world: World, method: 'funding.topUp' | 'funding.withdraw', amount: unknown, currency: unknown): Asked {
  const person = anyone(world)
  return raw(world, method, { orderId: newId(world), sourceId: person.sources.get('works'), amount, currency }, person)
}

const notAmounts: Readonly<Record<string, unknown>> = {
  negative: '-5',
  zero: '0',
  'with a leading zero': '007',
  fractional: '1.5',
  'with a comma': '1,5',
  'a number': 5,
  'a fractional number': 12.5,
  'written by science': '1e3',
  'beyond 64 bits': '18446744073709551617',
  'of nineteen digits': '1000000000000000000',
  empty: '',
  nothing: null,
}

const MOST = '999999999999999999'
const withoutCurrency = new Set(['payments.charge', 'merchants.createOrder'])

const amounts: readonly BadAct[] = Object.entries(asking).flatMap(([method, ask]) =>
  Object.entries(notAmounts).map(([name, amount]) =>
    no(`${method}: an amount that is ${name}`, ['request.invalid'], (world) => ask(world, amount, 'EUR')),
  ),
)

const tooLarge: readonly [method: string, ...codes: string[]][] = [
  ['payments.pay', 'payments.amountTooLarge'],
  ['transfers.send', 'wallet.pinRequired'],
  ['redPackets.send', 'redPackets.sharesTooLarge'],
  ['funding.topUp', 'funding.amountOutOfRange'],
  ['funding.withdraw', 'funding.amountOutOfRange'],
  ['payments.charge', 'payments.amountTooLarge'],
  ['merchants.createOrder', 'payments.amountTooLarge'],
]

const currencies: readonly BadAct[] = Object.entries(asking).flatMap(([method, ask]) => {
  if (withoutCurrency.has(method)) return []
  const unknown = method.startsWith('funding') ? 'funding.currencyNotOffered' : 'wallet.currencyNotOffered'
  return [
    no(`${method}: a currency that is not on offer`, [unknown], (world) => ask(world, '5', 'USD')),
    no(`${method}: a currency that does not exist`, [unknown], (world) => ask(world, '5', 'QQQ')),
    no(`${method}: a currency in small letters`, ['request.invalid'], (world) => ask(world, '5', 'eur')),
    no(`${method}: no currency`, ['request.invalid'], (world) => ask(world, '5', undefined)),
  ]
})

const lastDone = <Kind extends ActOf<'pay' | 'transfer' | 'packet'>['kind']>(world: World, kind: Kind) =>
  world.journal.acts.findLast(
    (act): act is ActOf<Kind> => act.kind === kind && 'attempts' in act && verdictOf(act) === 'done',
  )

const payInput = (world: World, memberId: string, amount = '5', paymentId = newId(world)) => ({
  paymentId,
  to: { kind: 'member', memberId },
  amount,
  currency: 'EUR',
  note: '',
})

const people: readonly BadAct[] = [
  no('paying nobody', ['payments.payeeNotFound'], (world) => raw(world, 'payments.pay', payInput(world, newId(world)))),
  no('paying oneself', ['payments.self'], (world) => {
    const payer = anyone(world)
    return raw(world, 'payments.pay', payInput(world, payer.memberId), payer)
  }),
  no('paying no stall', ['payments.payeeNotFound'], (world) => {
    const to = { kind: 'stall', stallId: newId(world) }
    return raw(world, 'payments.pay', { ...payInput(world, ''), to })
  }),
  no('paying a closed stall', ['merchants.stallClosed'], (world) => {
    const to = { kind: 'stall', stallId: world.stage.closedStallId }
    const [payer] = world.stage.people
    return raw(world, 'payments.pay', { ...payInput(world, ''), to }, payer)
  }),
  no('paying a stall in another currency', ['payments.termsDiffer'], (world) => {
    const merchant = merchantBy(world)
    const to = { kind: 'stall', stallId: merchant.stall.stallId }
    const currency = merchant.stall.currency === 'EUR' ? 'JPY' : 'EUR'
    const payer = anotherThan(world, personOf(world, merchant.memberId))
    return raw(world, 'payments.pay', { ...payInput(world, ''), to, currency }, payer)
  }),
  no('a transfer into a group', ['transfers.directOnly'], (world) => {
    const conversationId = world.stage.groupId
    return raw(world, 'transfers.send', {
      transferId: newId(world),
      conversationId,
      amount: '5',
      currency: 'EUR',
      note: '',
    })
  }),
  no('a transfer into the conversation of others', ['chat.conversationNotFound'], (world) => {
    const [one, two, other] = world.stage.people
    const conversationId = world.stage.directs.get(pairOf(one?.memberId ?? '', two?.memberId ?? ''))
    const sent = { transferId: newId(world), conversationId, amount: '5', currency: 'EUR', note: '' }
    return raw(world, 'transfers.send', sent, other)
  }),
  no('taking a transfer that is for somebody else', ['transfers.notFound', 'transfers.notForYou'], async (world) => {
    const transfer = lastDone(world, 'transfer')
    const thief = world.stage.people.find(({ memberId }) => memberId !== transfer?.toId)
    return transfer ? raw(world, 'transfers.accept', { transferId: transfer.id }, thief) : null
  }),
  no(
    'giving back a transfer that is for somebody else',
    ['transfers.notFound', 'transfers.notForYou'],
    async (world) => {
      const transfer = lastDone(world, 'transfer')
      return transfer
        ? raw(world, 'transfers.return', { transferId: transfer.id }, personOf(world, transfer.fromId))
        : null
    },
  ),
  no('asking a stranger to pay a bill', ['bills.notAllHere'], (world) => {
    const split = { way: 'ask', memberId: newId(world), amount: '5' }
    const { groupId: conversationId } = world.stage
    return raw(world, 'bills.create', { billId: newId(world), conversationId, currency: 'EUR', note: '', split })
  }),
  no('shares that together are too much', ['bills.tooLarge'], (world) => {
    const maker = anyone(world)
    const others = world.stage.people.filter((person) => person !== maker)
    const split = { way: 'named', shares: others.map(({ memberId }) => ({ memberId, amount: MOST })) }
    const { groupId: conversationId } = world.stage
    return raw(world, 'bills.create', { billId: newId(world), conversationId, currency: 'EUR', note: '', split }, maker)
  }),
  no('paying no bill', ['bills.notFound'], (world) =>
    raw(world, 'bills.pay', { billId: newId(world), paymentId: newId(world) }),
  ),
]

const packetInput = (world: World, split: unknown, total = '100') => ({
  packetId: newId(world),
  conversationId: world.stage.groupId,
  split,
  total,
  currency: 'EUR',
  greeting: '',
  cover: 'lantern',
})

const packets: readonly BadAct[] = [
  no('a packet that is not there', ['redPackets.notFound'], (world) =>
    raw(world, 'redPackets.claim', { packetId: newId(world) }),
  ),
  no('a packet of a group that one has left', ['redPackets.notFound'], async (world) => {
    const packetId = world.dice.pick(world.stage.leftPacketIds)
    return packetId === undefined ? null : raw(world, 'redPackets.claim', { packetId }, world.stage.people.at(-1))
  }),
  no('a packet into a group that one has left', ['chat.conversationNotFound'], (world) => {
    const sent = { ...packetInput(world, { way: 'equal', count: 1 }), conversationId: world.stage.leftGroupId }
    return raw(world, 'redPackets.send', sent, world.stage.people.at(-1))
  }),
  no('a packet that is for others', ['redPackets.notForYou'], async (world) => {
    const packet = world.journal.acts.findLast(
      (act): act is ActOf<'packet'> => act.kind === 'packet' && act.way === 'exclusive' && verdictOf(act) === 'done',
    )
    const isLeft = packet && world.stage.leftPacketIds.includes(packet.id)
    const other = world.stage.people.find(({ memberId }) => !packet?.forIds.includes(memberId))
    return packet && other && !isLeft ? raw(world, 'redPackets.claim', { packetId: packet.id }, other) : null
  }),
  no('a packet for a stranger', ['redPackets.notAllHere'], (world) =>
    raw(world, 'redPackets.send', packetInput(world, { way: 'exclusive', forIds: [newId(world)] })),
  ),
  no('a packet of more shares than units', ['redPackets.sharesTooSmall'], (world) =>
    raw(world, 'redPackets.send', packetInput(world, { way: 'lucky', count: 3 }, '2')),
  ),
  no('a packet of more shares than people', ['redPackets.tooManyShares'], (world) =>
    raw(world, 'redPackets.send', packetInput(world, { way: 'lucky', count: 7 })),
  ),
  ...[0, -1, 1.5, 101, '2'].map((count) =>
    no(`a packet of ${JSON.stringify(count)} shares`, ['request.invalid'], (world) =>
      raw(world, 'redPackets.send', packetInput(world, { way: 'equal', count })),
    ),
  ),
]

/** After some codes that nobody was given the till has to wait. */
const guessed = ['payments.codeUnknown', 'payments.tooManyGuesses']

async function chargeBy(world: World, codeOf: (codes: readonly string[]) => string | undefined): Asked {
  const merchant = merchantBy(world)
  const customer = anotherThan(world, personOf(world, merchant.memberId))
  const answer = await world.wire.ask(deviceOf(world, customer).token, 'payments.issueCodes', {})
  const code = answer.outcome === 'done' ? codeOf(answer.output.codes.map((each) => each.code)) : undefined
  if (code === undefined) return null
  return raw(world, 'payments.charge', { chargeId: newId(world), code, amount: '5', note: '' }, merchant)
}

const codes: readonly BadAct[] = [
  no('a code that is not good yet', ['payments.codeStale'], (world) => chargeBy(world, (list) => list[30])),
  no('a code that nobody was given', guessed, async (world) => {
    // Once in a while: a till that guesses is shut out for ten minutes.
    if (!world.dice.chance(0.1)) return null
    return chargeBy(world, (list) => list[0]?.replace(/\d{6}$/, '000000'))
  }),
  no('a code with a letter', ['request.invalid'], (world) => chargeBy(world, (list) => list[0]?.replace(/.$/, 'A'))),
  no('a code of one’s own', ['payments.self'], async (world) => {
    const merchant = merchantBy(world)
    const code = await showCode(world, personOf(world, merchant.memberId))
    return code === null
      ? null
      : raw(world, 'payments.charge', { chargeId: newId(world), code, amount: '5', note: '' }, merchant)
  }),
  no('a code that was used', ['payments.codeUsed'], async (world) => {
    const merchant = merchantBy(world)
    const customer = anotherThan(world, personOf(world, merchant.memberId))
    const code = await showCode(world, customer)
    if (code === null) return null
    const { journal, wire } = world
    const chargeId = newId(world)
    const { token } = deviceOf(world, merchant)
    const { memberId: payeeId, stall } = merchant
    const { memberId: payerId } = customer
    const of = { payerId, payeeId, amount: 7n, currency: stall.currency }
    const act = journal.note<ActOf<'charge'>>({ kind: 'charge', id: chargeId, ...of, attempts: [] })
    const input = { chargeId, code, amount: '7', note: '' }
    const send = () => wire.ask(token, 'payments.charge', input)
    const first = await journal.attempt(act, { send, tell: (output) => output.charge.state }, { kind: 'none' })
    if (first.outcome !== 'done') return null
    return raw(world, 'payments.charge', { ...input, chargeId: newId(world) }, merchantBy(world)).then((answer) =>
      // It may have been the customer's own till.
      answer?.outcome === 'refused' && answer.code === 'payments.self' ? null : answer,
    )
  }),
  no('a charge by somebody without a stall', ['merchants.noStall'], async (world) => {
    const [, , , other, customer] = world.stage.people
    const code = await showCode(world, pick(customer))
    return code === null
      ? null
      : raw(world, 'payments.charge', { chargeId: newId(world), code, amount: '5', note: '' }, other)
  }),
  no('agreeing to the charge of somebody else', ['payments.chargeNotFound'], async (world) => {
    const charge = world.journal.acts.findLast((act): act is ActOf<'charge'> => act.kind === 'charge')
    const other = world.stage.people.find(({ memberId }) => memberId !== charge?.payerId)
    return charge ? raw(world, 'payments.confirmCharge', { chargeId: charge.id }, other) : null
  }),
]

/** Ids that stand for something else already. */
const used = ['request.conflict', 'wallet.idUsed', 'bills.idUsed']
const ids: readonly BadAct[] = [
  no('an id of a payment with another amount', used, async (world) => {
    const act = lastDone(world, 'pay')
    if (!act) return null
    const input = payInput(world, act.payeeId, String(act.amount === 1n ? 2n : 1n), act.id)
    return raw(world, 'payments.pay', { ...input, currency: act.currency }, personOf(world, act.payerId))
  }),
  no('an id of another bill', used, async (world) => {
    const bill = world.journal.acts.findLast((act): act is ActOf<'bill'> => act.kind === 'bill' && act.shares !== null)
    const split = { way: 'ask', memberId: bill?.makerId, amount: '3' }
    const { groupId: conversationId } = world.stage
    const made = { billId: bill?.id, conversationId, currency: 'EUR', note: 'other', split }
    const other = world.stage.people.find(({ memberId }) => memberId !== bill?.makerId)
    return bill ? raw(world, 'bills.create', made, other) : null
  }),
  no('an id of somebody else’s payment', used, async (world) => {
    const act = lastDone(world, 'pay')
    if (!act) return null
    const other = world.stage.people.find(({ memberId }) => memberId !== act.payerId && memberId !== act.payeeId)
    return raw(world, 'payments.pay', payInput(world, act.payeeId, '1', act.id), other)
  }),
  ...(['pay', 'transfer', 'packet'] as const).flatMap((kind) => [
    no(`a transfer with the id of a ${kind}`, used, async (world) => {
      const act = lastDone(world, kind)
      const from = anyone(world)
      const conversationId = world.stage.directs.get(pairOf(from.memberId, anotherThan(world, from).memberId))
      const sent = { transferId: act?.id, conversationId, amount: '3', currency: 'EUR', note: 'other' }
      return act ? raw(world, 'transfers.send', sent, from) : null
    }),
    no(`a packet with the id of a ${kind}`, used, async (world) => {
      const act = lastDone(world, kind)
      const sent = { ...packetInput(world, { way: 'equal', count: 1 }, '3'), packetId: act?.id, greeting: 'other' }
      return act ? raw(world, 'redPackets.send', sent) : null
    }),
    no(`a top-up with the id of a ${kind}`, [...used, 'wallet.pinRequired'], async (world) => {
      const act = lastDone(world, kind)
      const person = anyone(world)
      const sent = { orderId: act?.id, sourceId: person.sources.get('works'), amount: '101', currency: 'EUR' }
      return act ? raw(world, 'funding.topUp', sent, person) : null
    }),
    no(`a payment with the id of a ${kind}`, used, async (world) => {
      const act = lastDone(world, kind)
      const payer = anyone(world)
      const input = payInput(world, anotherThan(world, payer).memberId, '3', act?.id)
      return act ? raw(world, 'payments.pay', { ...input, note: 'other' }, payer) : null
    }),
    no(`a charge with the id of a ${kind}`, used, async (world) => {
      const act = lastDone(world, kind)
      const merchant = merchantBy(world)
      const code = act && (await showCode(world, anotherThan(world, personOf(world, merchant.memberId))))
      return act && code
        ? raw(world, 'payments.charge', { chargeId: act.id, code, amount: '3', note: 'x' }, merchant)
        : null
    }),
  ]),
]

const LARGE = '4000'
const pins: readonly BadAct[] = [
  no('much without the PIN', ['wallet.pinRequired'], (world) => {
    const payer = anyone(world)
    return raw(world, 'payments.pay', payInput(world, anotherThan(world, payer).memberId, LARGE), payer)
  }),
  no('a proof that was made up', ['wallet.pinProofInvalid'], (world) => {
    const payer = anyone(world)
    const input = payInput(world, anotherThan(world, payer).memberId, LARGE)
    return raw(world, 'payments.pay', { ...input, pinProof: 'A'.repeat(43) }, payer)
  }),
  no('a proof of the other device', ['wallet.pinProofInvalid'], (world) => proving(world, LARGE, 'EUR', 1)),
  no('a proof for less', ['wallet.pinProofInvalid'], (world) => proving(world, '3999', 'EUR', 0)),
  no('a proof for another currency', ['wallet.pinProofInvalid'], (world) => proving(world, '999999', 'JPY', 0)),
  no('a withdrawal without the PIN', ['wallet.pinRequired'], (world) =>
    fundBy(world, 'funding.withdraw', '100', 'EUR'),
  ),
]

async function proving(world: World, amount: string, currency: Currency, place: 0 | 1): Asked {
  const payer = anyone(world)
  const [first] = payer.devices
  const answer = await world.wire.ask(first.token, 'wallet.provePin', { pin: PIN, amount, currency })
  if (answer.outcome !== 'done') return null
  const input = { ...payInput(world, anotherThan(world, payer).memberId, LARGE), pinProof: answer.output.proof }
  return world.wire.askRaw(payer.devices[place].token, 'payments.pay', input)
}

export const badActs: readonly BadAct[] = [
  ...amounts,
  ...tooLarge.map(([method, ...declared]) =>
    no(
      `${method}: an amount that is too large`,
      declared,
      async (world) => (await asking[method]?.(world, MOST, 'EUR')) ?? null,
    ),
  ),
  ...currencies,
  ...people,
  ...packets,
  ...codes,
  ...ids,
  ...pins,
]

/** Small groups come up as often as large ones. */
export const badActGroups: readonly (readonly BadAct[])[] = [amounts, currencies, people, packets, codes, ids, pins]

/** What may be in any act's way for a moment: a wallet that is frozen or empty, a till that has to wait. */
const passing = [
  'wallet.frozen',
  'wallet.insufficientFunds',
  'wallet.limitReached',
  'payments.payerCannotPay',
  'wallet.payeeCannotReceive',
  'payments.tooManyGuesses',
]

/** Tries one; answers what was wrong about it, or null. `met` counts what was answered as it should be. */
export async function tryBadAct(world: World, bad: BadAct, met: Map<string, number>): Promise<string | null> {
  const answer = await bad.act(world)
  if (answer === null || answer.outcome === 'lost') return null
  if (answer.outcome === 'done') return `${bad.name}: was done, ${JSON.stringify(answer.output)}`
  if (bad.codes.includes(answer.code)) met.set(bad.name, (met.get(bad.name) ?? 0) + 1)
  else if (!passing.includes(answer.code)) return `${bad.name}: ${answer.code} instead of ${bad.codes.join(' or ')}`
  return null
}
