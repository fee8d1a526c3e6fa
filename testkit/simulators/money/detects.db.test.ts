/**
 * Proves that the auditor can fail: after a run that is right, something is planted in what clients observed, in what the
 * server says, or in its database, and the auditor must name it.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { findDifferences } from './auditor.ts'
import type { Act, ActOf } from './observations.ts'
import { connectDatabase, runCommand } from './operator.ts'
import { moved, type Remains, simulateMoney } from './simulation.ts'
import { allowed } from './stage.ts'
import type { Told } from './told.ts'

let remains: Remains | undefined
let over: Promise<unknown> = Promise.resolve()
const finished = Promise.withResolvers<void>()

/** What a run leaves, with its server, for as long as these tests take. */
beforeAll(async () => {
  const looked = Promise.withResolvers<Remains>()
  over = simulateMoney({ seed: 2, steps: 90, shots: 1 }, async (left) => {
    looked.resolve(left)
    await finished.promise
  })
  over.catch(looked.reject)
  remains = await looked.promise
}, 300_000)

afterAll(async () => {
  finished.resolve()
  await over
})

function left(): Remains {
  if (!remains) throw new Error('There was no run')
  return remains
}

interface Copy {
  acts: Act[]
  told: Told
}

function differencesIn(change: (copy: Copy) => void): string[] {
  const { acts, told, oneDay } = left()
  const copy = structuredClone({ acts: [...acts], told })
  change(copy)
  return findDifferences(copy.acts, copy.told, { allowed, oneDay })
}

function done<Kind extends Exclude<Act['kind'], 'timeOut'>>({ acts }: Copy, kind: Kind): ActOf<Kind> {
  const found = acts.find((act): act is ActOf<Kind> => act.kind === kind && moved(act))
  if (!found) throw new Error(`There is no ${kind} that was done`)
  return found
}

function walletOf({ told }: Copy, memberId: string) {
  const wallet = told.wallets.get(memberId)
  if (!wallet) throw new Error(`${memberId} has no wallet`)
  return wallet
}

/** Takes an act away, as if nobody had done it. */
const forget = ({ acts }: Copy, act: Act) => void acts.splice(acts.indexOf(act), 1)

const refusedOnce = {
  era: 99,
  from: 1e9,
  until: 1e9 + 1,
  outcome: 'refused',
  code: 'payments.self',
  told: null,
} as const

// What is planted → what the auditor says.
const plants: readonly [name: string, plant: (copy: Copy) => void, says: RegExp][] = [
  ['a payment that nobody made', (copy) => forget(copy, done(copy, 'pay')), /^Nobody did this/],
  [
    'a payment of another amount',
    (copy) => void Object.assign(done(copy, 'pay'), { amount: 999_999n }),
    /the statement of .* says/,
  ],
  [
    'a payment to somebody else',
    (copy) => void Object.assign(done(copy, 'pay'), { payeeId: randomUUID() }),
    /nothing of it in the state/,
  ],
  [
    'a payment in another currency',
    (copy) => void Object.assign(done(copy, 'pay'), { currency: 'CNY' }),
    /the statement of .* says/,
  ],
  [
    'a payment that was acknowledged and is lost',
    (copy) => void copy.acts.push({ ...done(copy, 'pay'), id: randomUUID() }),
    /was acknowledged, and is not there/,
  ],
  [
    'a payment that was refused and done',
    (copy) => void done(copy, 'pay').attempts.splice(0, 99, refusedOnce),
    /was refused, and is there/,
  ],
  [
    'a payment that was refused after it was done',
    (copy) => void done(copy, 'pay').attempts.push(refusedOnce),
    /was done, and then refused/,
  ],
  [
    'a payment that was answered in two ways',
    (copy) => {
      const { attempts } = done(copy, 'pay')
      const [first] = attempts
      if (first) attempts.push({ ...first, outcome: 'done', told: 'something else' })
    },
    /was answered differently/,
  ],
  [
    'an entry that is there twice',
    (copy) => {
      const { entries } = walletOf(copy, done(copy, 'pay').payerId)
      const last = entries.at(-1)
      if (last) entries.push(last)
    },
    /has an entry twice/,
  ],
  [
    'an entry that is gone',
    (copy) => void walletOf(copy, done(copy, 'pay').payeeId).entries.pop(),
    /nothing of it in the statement|its statement comes to/,
  ],
  [
    'a balance that is larger',
    (copy) => {
      for (const balance of walletOf(copy, done(copy, 'pay').payerId).balances)
        balance.available = String(BigInt(balance.available) + 1n)
    },
    /its statement comes to/,
  ],
  [
    'money on hold that nobody holds',
    (copy) => {
      for (const balance of walletOf(copy, done(copy, 'pay').payerId).balances) {
        balance.available = String(BigInt(balance.available) - 1n)
        balance.held = String(BigInt(balance.held) + 1n)
      }
    },
    /on hold instead of/,
  ],
  [
    'a limit that forgot something',
    (copy) => {
      for (const { day } of walletOf(copy, done(copy, 'pay').payerId).limits) day.used = '0'
    },
    /the limits count 0/,
  ],
  [
    'a transfer that was taken by nobody',
    (copy) => {
      const { transferId } = done(copy, 'accept')
      copy.acts = copy.acts.filter((act) => !('transferId' in act && act.transferId === transferId))
    },
    /was accepted by nobody/,
  ],
  [
    'a transfer that the conversation tells otherwise',
    (copy) => {
      for (const body of copy.told.bodies.get(done(copy, 'transfer').id) ?? [])
        if (body.kind === 'transfer') body.state = body.state === 'expired' ? 'returned' : 'expired'
    },
    /messages say "(expired|returned)"/,
  ],
  [
    'a share that nobody asked for',
    (copy) => {
      const { packetId } = done(copy, 'claim')
      copy.acts = copy.acts.filter((act) => !(act.kind === 'claim' && act.packetId === packetId))
    },
    /took without having asked/,
  ],
  [
    'a share that is larger than it was told to be',
    (copy) => {
      const { packetId, memberId } = done(copy, 'claim')
      for (const claim of copy.told.packets.get(packetId)?.claims ?? [])
        if (claim.memberId === memberId) claim.amount = String(BigInt(claim.amount) + 1n)
    },
    /was told \d+, and is \d+/,
  ],
  ['a packet that nobody sent', (copy) => forget(copy, done(copy, 'packet')), /^Nobody did this/],
  ['a bill that somebody paid unseen', (copy) => forget(copy, done(copy, 'billPay')), /says that .* paid/],
  ['a top-up that nobody made', (copy) => forget(copy, done(copy, 'topUp')), /The account of bank .* holds/],
  ['a charge that nobody made', (copy) => forget(copy, done(copy, 'charge')), /^Nobody did this/],
  [
    'an account that has more than it should',
    (copy) => {
      const [account] = copy.told.accounts
      if (account) account.balance += 1n
    },
    /All accounts in [A-Z]{3} come to 1/,
  ],
]

describe('the auditor', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(left().report.differences).toEqual([])
    expect(differencesIn(() => {})).toEqual([])
  })

  test.each(plants)('finds %s', (_name, plant, says) => {
    expect(differencesIn(plant)).toContainEqual(expect.stringMatching(says))
  })
})

/** What the auditor says now, and how `sampan audit` ends. */
async function lookAgain(): Promise<{ differences: string[]; auditCode: number | null }> {
  const { acts, oneDay, read, server } = left()
  const differences = findDifferences(acts, await read(), { allowed, oneDay })
  return { differences, auditCode: (await runCommand(server, ['audit'])).code }
}

/** Does something to the database that nobody can do who comes by the front door. */
async function damage(statements: readonly string[]): Promise<void> {
  const database = await connectDatabase(left().server)
  try {
    for (const statement of statements) {
      const { rowCount } = await database.query(statement)
      expect(rowCount, `${statement} changes something`).not.toBe(0)
    }
  } finally {
    await database.end()
  }
}

/** As the owner of the database, whom no trigger holds back. */
const byForce = 'SET session_replication_role = replica'
const columns =
  'id, member_id, currency, kind, amount, balance, with_member_id, with_name, note, words, reference_id, at'

describe('on the server', () => {
  it('a payment that is made twice is found, though everything agrees with itself', async () => {
    const { world } = left()
    const [payer, payee] = world.stage.people
    if (!payer || !payee) throw new Error('There are people')
    const to = { kind: 'member', memberId: payee.memberId } as const
    const input = { paymentId: world.dice.id(Date.now()), to, amount: '1', currency: 'EUR', note: 'for tea' }
    expect(await world.wire.ask(payer.devices[0].token, 'payments.pay', input)).toMatchObject({ outcome: 'done' })
    const { differences, auditCode } = await lookAgain()
    expect(differences.filter((difference) => /^Nobody did this/.test(difference))).toHaveLength(2)
    expect(auditCode).toBe(0)
  })

  it('a line that stands in a statement twice is found by both', async () => {
    await damage([
      `INSERT INTO wallet_entries (${columns}) SELECT ${columns.replace('id,', 'gen_random_uuid(),')}
        FROM wallet_entries WHERE kind = 'payment' AND amount = 1`,
    ])
    const { differences, auditCode } = await lookAgain()
    expect(differences.filter((difference) => /^Nobody did this/.test(difference))).toHaveLength(3)
    expect(auditCode).toBe(1)
  })

  it('a balance that was written by hand is found by both', async () => {
    await damage([byForce, "UPDATE ledger_accounts SET credits_posted = credits_posted + 5 WHERE kind = 'member'"])
    const { differences, auditCode } = await lookAgain()
    expect(differences).toContainEqual(expect.stringMatching(/^All accounts in/))
    expect(auditCode).toBe(1)
  })
})
