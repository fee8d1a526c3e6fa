import type { Member, Wallet, WalletEntry } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import type { Sync } from '../sync/index.ts'
import { now } from './chats.ts'

const day = (offset: number, hour = 0) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset, hour).toISOString()

export const wallet: Wallet = {
  standing: {
    tier: 'phone',
    frozen: false,
    pin: { set: true, lockedUntil: null, reset: null },
    pinFree: [
      { amount: '2000', currency: 'EUR' },
      { amount: '15000', currency: 'CNY' },
    ],
  },
  balances: [
    { currency: 'EUR', available: '128450', held: '2400' },
    { currency: 'CNY', available: '396000', held: '0' },
  ],
  currencies: ['EUR', 'CNY'],
  limits: ['EUR', 'CNY'].map((currency) => ({
    currency,
    payment: '100000',
    day: { max: '200000', used: '3260', freesAt: day(1) },
    month: { max: '1000000', used: '61240', freesAt: new Date(now.getFullYear(), now.getMonth() + 1, 1).toISOString() },
    balance: '500000',
    pinFreeMax: '10000',
  })),
  timeZone: 'Europe/Berlin',
}

export interface FakeAnswers {
  wallet?: Wallet
  entries?: readonly WalletEntry[]
  people?: readonly Member[]
  /** Answers of `api.call` and `actions`, by method. */
  calls?: Record<string, (input: unknown) => unknown>
}

const still = <Value>(value: Value) => ({ get: () => value, subscribe: () => () => {} })

/** What the screens of money ask of sync, without a server. The PIN is 246810. */
export function fakeSync(answers: FakeAnswers = {}): Sync {
  const calls: NonNullable<FakeAnswers['calls']> = {
    'wallet.provePin': (input) => {
      if (typeof input === 'object' && input !== null && 'pin' in input && input.pin === '246810')
        return { proof: 'x'.repeat(32), expiresAt: day(1) }
      throw new ApiError({ code: 'wallet.pinWrong', message: '', details: { triesLeft: 3 } })
    },
    ...answers.calls,
  }
  const parts = {
    status: still({
      session: 'signedIn',
      memberId: 'omar',
      deviceId: 'd',
      link: 'online',
      ready: true,
      upToDate: true,
    }),
    queries: {
      wallet: async () => answers.wallet ?? wallet,
      latestEntries: async (limit: number) => (answers.entries ?? []).slice(0, limit),
      people: async () => new Map((answers.people ?? []).map((member) => [member.id, member])),
      relations: async () => [],
      self: async () => undefined,
    },
    actions: { loadWallet: async () => {} },
    api: {
      call: async (method: string, input: unknown) => {
        const answer = calls[method]
        if (!answer) throw new Error(`The gallery has no answer for ${method}.`)
        return answer(input)
      },
    },
    fileUrl: () => '',
  }
  // Only what the shown screens ask for is there: this is a page for looking, not a part of the app.
  return parts as unknown as Sync
}
