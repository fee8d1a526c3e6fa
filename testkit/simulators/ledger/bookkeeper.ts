/**
 * A second ledger, written for one purpose: to disagree with the first where that is wrong. It keeps everything in plain
 * objects, does one transfer after the other, and undoes a broken chain by going back to a copy. It shares no code with
 * the module, and is read from its README and TigerBeetle's manual alone.
 */
import type { AccountAfter, NewAccount, NewTransfer, TransferCode } from '@sampan/server/modules/ledger/index.ts'

export interface BookAccount extends NewAccount {
  debitsPending: bigint
  debitsPosted: bigint
  creditsPending: bigint
  creditsPosted: bigint
  seq: number
  closed: boolean
  frozen: boolean
}

export interface BookPosting {
  transferId: string
  accountId: string
  seq: number
  amount: bigint
  balance: bigint
  debitsPending: bigint
  creditsPending: bigint
}

interface BookTransfer {
  asked: NewTransfer
  amount: bigint
  atMs: number
  debit: AccountAfter
  credit: AccountAfter
  /** Of pending ones. */
  state: 'none' | 'pending' | 'posted' | 'voided' | 'expired'
}

export interface BookResult {
  code: TransferCode
  amount?: bigint
  debit?: AccountAfter
  credit?: AccountAfter
  atMs?: number
}

interface Books {
  accounts: Map<string, BookAccount>
  transfers: Map<string, BookTransfer>
  postings: BookPosting[]
}

const MOST = 9_000_000_000_000_000_000n

export function createBookkeeper() {
  let books: Books = { accounts: new Map(), transfers: new Map(), postings: [] }

  const copy = (): Books => ({
    accounts: new Map([...books.accounts].map(([id, account]) => [id, { ...account }])),
    transfers: new Map([...books.transfers].map(([id, transfer]) => [id, { ...transfer }])),
    postings: [...books.postings],
  })

  /** What is refused before the books are looked at, in the order of the list in the module's README. */
  function refuseForm(asked: NewTransfer): TransferCode | null {
    const flags = asked.flags ?? {}
    const phases = [flags.pending, flags.postPendingTransfer, flags.voidPendingTransfer].filter(Boolean).length
    const resolves = flags.postPendingTransfer || flags.voidPendingTransfer
    const closes = flags.closingDebit || flags.closingCredit
    if (phases > 1 || (resolves && closes)) return 'flagsAreMutuallyExclusive'
    if (asked.debitAccountId === asked.creditAccountId) return 'accountsMustBeDifferent'
    if (resolves && asked.pendingId === undefined) return 'pendingIdMustNotBeEmpty'
    if (resolves && asked.pendingId === asked.id) return 'pendingIdMustBeDifferent'
    if (!resolves && asked.pendingId !== undefined) return 'pendingIdMustBeEmpty'
    if (asked.timeoutSeconds !== undefined) {
      if (!flags.pending) return 'timeoutReservedForPendingTransfer'
      if (asked.timeoutSeconds < 1 || asked.timeoutSeconds >= 2 ** 31) return 'timeoutOutOfRange'
    }
    if (closes && !flags.pending) return 'closingTransferMustBePending'
    if (asked.amount === 0n && !resolves && !closes) return 'amountMustNotBeZero'
    if (asked.amount < 0n || asked.amount >= 10n ** 18n) return 'amountOutOfRange'
    if (asked.kind === 'exchange' && asked.rate === undefined) return 'exchangeMustHaveRate'
    if (asked.kind !== 'exchange' && asked.rate !== undefined) return 'rateReservedForExchange'
    return null
  }

  /** The same id is there already. */
  function compare(stored: BookTransfer, asked: NewTransfer): TransferCode {
    const before = stored.asked
    const names = [
      'linked',
      'pending',
      'postPendingTransfer',
      'voidPendingTransfer',
      'closingDebit',
      'closingCredit',
    ] as const
    if (names.some((name) => Boolean(before.flags?.[name]) !== Boolean(asked.flags?.[name])))
      return 'existsWithDifferentFlags'
    if (before.pendingId !== asked.pendingId) return 'existsWithDifferentPendingId'
    if (before.timeoutSeconds !== asked.timeoutSeconds) return 'existsWithDifferentTimeout'
    if (before.debitAccountId !== asked.debitAccountId) return 'existsWithDifferentDebitAccountId'
    if (before.creditAccountId !== asked.creditAccountId) return 'existsWithDifferentCreditAccountId'
    const whole = asked.pendingId === undefined ? undefined : books.transfers.get(asked.pendingId)?.amount
    const wanted = asked.amount === 0n && whole !== undefined ? whole : asked.amount
    if (wanted !== stored.amount) return 'existsWithDifferentAmount'
    if (before.currency !== asked.currency) return 'existsWithDifferentCurrency'
    if (before.kind !== asked.kind) return 'existsWithDifferentKind'
    if (before.actor.memberId !== asked.actor.memberId) return 'existsWithDifferentActor'
    if (before.reason !== asked.reason) return 'existsWithDifferentReason'
    if (before.rate !== asked.rate) return 'existsWithDifferentRate'
    return 'exists'
  }

  function sideOf(account: BookAccount): AccountAfter {
    return {
      seq: account.seq,
      balance: account.creditsPosted - account.debitsPosted,
      debitsPending: account.debitsPending,
      creditsPending: account.creditsPending,
    }
  }

  function record(
    asked: NewTransfer,
    amount: bigint,
    posted: bigint,
    atMs: number,
    debit: BookAccount,
    credit: BookAccount,
  ) {
    for (const [account, signed] of [
      [debit, -posted],
      [credit, posted],
    ] as const) {
      account.seq += 1
      books.postings.push({ transferId: asked.id, accountId: account.id, amount: signed, ...sideOf(account) })
    }
    const state = asked.flags?.pending ? ('pending' as const) : ('none' as const)
    const transfer = { asked, amount, atMs, debit: sideOf(debit), credit: sideOf(credit), state }
    books.transfers.set(asked.id, transfer)
    return { code: 'created' as const, amount, debit: transfer.debit, credit: transfer.credit, atMs }
  }

  function doOne(asked: NewTransfer, atMs: number, isExpiry: boolean, hasOtherLeg = false): BookResult {
    const stored = books.transfers.get(asked.id)
    if (stored) {
      const code = compare(stored, asked)
      if (code !== 'exists') return { code }
      return { code, amount: stored.amount, debit: stored.debit, credit: stored.credit, atMs: stored.atMs }
    }
    const form = refuseForm(asked)
    if (form) return { code: form }
    if (begins(asked) && !hasOtherLeg) return { code: 'exchangeMustHaveTwoLegs' }
    const debit = books.accounts.get(asked.debitAccountId)
    const credit = books.accounts.get(asked.creditAccountId)
    if (!debit) return { code: 'debitAccountNotFound' }
    if (!credit) return { code: 'creditAccountNotFound' }
    if (debit.currency !== credit.currency) return { code: 'accountsMustHaveTheSameCurrency' }
    if (asked.currency !== debit.currency) return { code: 'transferMustHaveTheSameCurrencyAsAccounts' }
    return asked.flags?.postPendingTransfer || asked.flags?.voidPendingTransfer
      ? resolve(asked, atMs, isExpiry, debit, credit)
      : move(asked, atMs, debit, credit)
  }

  const begins = ({ kind, flags }: NewTransfer) =>
    kind === 'exchange' && !(flags?.postPendingTransfer || flags?.voidPendingTransfer)

  /** For each transfer of a chain, whether it and a neighbour are the two sides of one exchange. */
  function findExchanges(chain: readonly NewTransfer[]): boolean[] {
    const found = chain.map(() => false)
    for (let at = 0; at + 1 < chain.length; ) {
      const [first, second] = chain.slice(at, at + 2)
      const fits = first && second && begins(first) && begins(second) && first.currency !== second.currency
      if (fits && first.rate === second.rate) found.fill(true, at, at + 2)
      at += found[at] ? 2 : 1
    }
    return found
  }

  function move(asked: NewTransfer, atMs: number, debit: BookAccount, credit: BookAccount): BookResult {
    const { amount } = asked
    if (debit.closed) return { code: 'debitAccountAlreadyClosed' }
    if (credit.closed) return { code: 'creditAccountAlreadyClosed' }
    if (debit.frozen) return { code: 'debitAccountFrozen' }
    if (debit.debitsPending + debit.debitsPosted + amount > MOST) return { code: 'overflowsDebits' }
    if (credit.creditsPending + credit.creditsPosted + amount > MOST) return { code: 'overflowsCredits' }
    const wouldOwe = debit.debitsPending + debit.debitsPosted + amount
    if (debit.debitsMustNotExceedCredits && wouldOwe > debit.creditsPosted) return { code: 'exceedsCredits' }
    if (!asked.flags?.pending) {
      debit.debitsPosted += amount
      credit.creditsPosted += amount
      return record(asked, amount, amount, atMs, debit, credit)
    }
    debit.debitsPending += amount
    credit.creditsPending += amount
    if (asked.flags.closingDebit) debit.closed = true
    if (asked.flags.closingCredit) credit.closed = true
    return record(asked, amount, 0n, atMs, debit, credit)
  }

  function resolve(
    asked: NewTransfer,
    atMs: number,
    isExpiry: boolean,
    debit: BookAccount,
    credit: BookAccount,
  ): BookResult {
    const posts = asked.flags?.postPendingTransfer === true
    const held = books.transfers.get(asked.pendingId ?? '')
    if (!held) return { code: 'pendingTransferNotFound' }
    if (!held.asked.flags?.pending) return { code: 'pendingTransferNotPending' }
    if (held.asked.debitAccountId !== debit.id) return { code: 'pendingTransferHasDifferentDebitAccountId' }
    if (held.asked.creditAccountId !== credit.id) return { code: 'pendingTransferHasDifferentCreditAccountId' }
    const amount = asked.amount === 0n ? held.amount : asked.amount
    if (posts && amount > held.amount) return { code: 'exceedsPendingTransferAmount' }
    if (!posts && amount !== held.amount) return { code: 'pendingTransferHasDifferentAmount' }
    if (held.state === 'posted') return { code: 'pendingTransferAlreadyPosted' }
    if (held.state === 'voided') return { code: 'pendingTransferAlreadyVoided' }
    if (held.state === 'expired') return { code: 'pendingTransferExpired' }
    const { timeoutSeconds } = held.asked
    const isOver = timeoutSeconds !== undefined && held.atMs + timeoutSeconds * 1000 <= atMs
    if (isOver && !isExpiry) return { code: 'pendingTransferExpired' }
    if (posts && debit.closed) return { code: 'debitAccountAlreadyClosed' }
    if (posts && credit.closed) return { code: 'creditAccountAlreadyClosed' }
    if (posts && debit.frozen) return { code: 'debitAccountFrozen' }
    debit.debitsPending -= held.amount
    credit.creditsPending -= held.amount
    if (posts) {
      debit.debitsPosted += amount
      credit.creditsPosted += amount
    } else {
      if (held.asked.flags.closingDebit) debit.closed = false
      if (held.asked.flags.closingCredit) credit.closed = false
    }
    held.state = posts ? 'posted' : isExpiry ? 'expired' : 'voided'
    return record(asked, amount, posts ? amount : 0n, atMs, debit, credit)
  }

  /** A chain: all of it created, or all of it there before, or none of it. */
  function doChain(chain: readonly NewTransfer[], isOpen: boolean, atMs: number, isExpiry: boolean): BookResult[] {
    const before = copy()
    const results: BookResult[] = []
    const exchanges = findExchanges(chain)
    for (const [index, asked] of chain.entries()) {
      const isLast = index === chain.length - 1
      // The same transfer twice in one chain: the first may go back with the chain, so it cannot be said to exist.
      const isTwice = results.some(({ code }, at) => code === 'created' && chain[at]?.id === asked.id)
      const answer = doOne(asked, atMs, isExpiry, exchanges[index])
      const result: BookResult =
        isOpen && isLast
          ? { code: 'linkedEventChainOpen' }
          : isTwice && answer.code === 'exists'
            ? { code: 'linkedEventFailed' }
            : answer
      const allExist = results.every(({ code }) => code === 'exists')
      const goesOn =
        result.code === 'created'
          ? results.every(({ code }) => code === 'created')
          : result.code === 'exists' && allExist
      if (goesOn) {
        results.push(result)
        continue
      }
      books = before
      const broken: BookResult[] = results.map((each) =>
        each.code === 'exists' ? each : { code: 'linkedEventFailed' },
      )
      broken.push(result.code === 'created' ? { code: 'linkedEventFailed' } : result)
      while (broken.length < chain.length) broken.push({ code: 'linkedEventFailed' })
      if (isOpen) broken[chain.length - 1] = { code: 'linkedEventChainOpen' }
      return broken
    }
    return results
  }

  function post(transfers: readonly NewTransfer[], atMs: number, isExpiry = false): BookResult[] {
    const results: BookResult[] = []
    for (let from = 0; from < transfers.length; ) {
      let to = from
      while (to < transfers.length - 1 && transfers[to]?.flags?.linked) to += 1
      const chain = transfers.slice(from, to + 1)
      const isOpen = chain.at(-1)?.flags?.linked === true
      const [alone] = chain
      if (chain.length === 1 && alone && !isOpen) results.push(doOne(alone, atMs, isExpiry))
      else results.push(...doChain(chain, isOpen, atMs, isExpiry))
      from = to + 1
    }
    return results
  }

  return {
    open(account: NewAccount) {
      const nothing = { debitsPending: 0n, debitsPosted: 0n, creditsPending: 0n, creditsPosted: 0n }
      books.accounts.set(account.id, { ...account, ...nothing, seq: 0, closed: false, frozen: false })
    },
    freeze(ownerId: string, frozen: boolean) {
      for (const account of books.accounts.values()) if (account.ownerId === ownerId) account.frozen = frozen
    },
    post: (transfers: readonly NewTransfer[], atMs: number) => post(transfers, atMs),
    /** Ids of what is over by then. */
    overdue: (atMs: number): string[] =>
      [...books.transfers.values()].flatMap(({ asked, state, atMs: from }) =>
        state === 'pending' && asked.timeoutSeconds !== undefined && from + asked.timeoutSeconds * 1000 <= atMs
          ? [asked.id]
          : [],
      ),
    /** Voids one that is over by a transfer with this id. */
    expire(pendingId: string, voidId: string, atMs: number): BookResult[] {
      const held = books.transfers.get(pendingId)
      if (!held) throw new Error(`There is no transfer ${pendingId}`)
      const { flags: _, timeoutSeconds: __, ...same } = held.asked
      const flags = { voidPendingTransfer: true }
      const actor = { memberId: null, deviceId: null }
      return post([{ ...same, id: voidId, amount: 0n, pendingId, flags, actor, reason: 'timed out' }], atMs, true)
    },
    accounts: (): readonly BookAccount[] => [...books.accounts.values()],
    postings: (): readonly BookPosting[] => books.postings,
    stateOf: (id: string) => books.transfers.get(id)?.state,
    transferIds: (): string[] => [...books.transfers.keys()],
  }
}

export type Bookkeeper = ReturnType<typeof createBookkeeper>
