/** What the auditor has before its eyes, and where it writes its sums. */
import type { EntryKind, WalletEntry } from '@sampan/contract'
import { type Act, type ActOf, type TriedAct, verdictOf } from '../observations.ts'
import type { Told } from '../told.ts'

/** Sums by names, such as of a member and a currency. */
export interface Sums {
  add(owner: string, currency: string, amount: bigint): void
  of(owner: string, currency: string): bigint
  keys(): string[]
}

export function createSums(): Sums {
  const sums = new Map<string, bigint>()
  return {
    add: (owner, currency, amount) =>
      void sums.set(`${owner} ${currency}`, (sums.get(`${owner} ${currency}`) ?? 0n) + amount),
    of: (owner, currency) => sums.get(`${owner} ${currency}`) ?? 0n,
    keys: () => [...sums.keys()],
  }
}

/** A line that must stand in a statement: found by its id, or where the server chose that, by what it belongs to. */
export interface Line {
  memberId: string
  id: string | null
  kind: EntryKind
  amount: bigint
  currency: string
  referenceId: string | null
  /** With which member the statement says it was; undefined: not looked at. */
  withId?: string | null
}

export interface View {
  told: Told
  acts: readonly Act[]
  differences: string[]
  say(difference: string): void
  of<Kind extends Act['kind']>(...kinds: Kind[]): ActOf<Kind>[]
  /** Whether there is such a line that nothing has explained yet. */
  hasLine(line: Pick<Line, 'memberId' | 'id' | 'kind' | 'referenceId'>): boolean
  /** Takes a line that must be there out of its statement, and says so where it is not, or says something else. */
  takeLine(what: string, line: Line): void
  sayUnexplained(): void
  /**
   * Whether an act happened, where its traces are or are not there. Says so where it was acknowledged and left none, or
   * was refused and left some.
   */
  happened(what: string, act: TriedAct, isThere: boolean): boolean
  /** On its way out of wallets, and into them. */
  held: Sums
  expected: Sums
  /** What members sent of their own will. */
  spent: Sums
  /** What lies in accounts that are no member's, by owner. */
  elsewhere: Sums
}

export function createView(acts: readonly Act[], told: Told): View {
  const differences: string[] = []
  const say = (difference: string) => void differences.push(difference)
  const left = new Map([...told.wallets].map(([memberId, { entries }]) => [memberId, [...entries]]))

  function find({ memberId, id, kind, referenceId }: Parameters<View['hasLine']>[0]): number {
    const isIt = (entry: WalletEntry) =>
      id === null ? entry.kind === kind && entry.referenceId === referenceId : entry.id === id
    return left.get(memberId)?.findIndex(isIt) ?? -1
  }

  return {
    told,
    acts,
    differences,
    say,
    of: (...kinds) =>
      acts.filter((act): act is ActOf<(typeof kinds)[number]> => kinds.some((kind) => act.kind === kind)),
    hasLine: (line) => find(line) >= 0,
    takeLine(what, line) {
      const [entry] = left.get(line.memberId)?.splice(find(line) >>> 0, 1) ?? []
      if (!entry) return say(`${what}: nothing of it in the statement of ${line.memberId}`)
      const { kind, amount, currency, referenceId } = entry
      const isSame =
        kind === line.kind &&
        BigInt(amount) === line.amount &&
        currency === line.currency &&
        referenceId === line.referenceId &&
        (line.withId === undefined || line.withId === entry.with.memberId)
      if (!isSame) say(`${what}: the statement of ${line.memberId} says ${JSON.stringify(entry)}, not ${show(line)}`)
    },
    sayUnexplained() {
      for (const [memberId, entries] of left)
        for (const entry of entries) say(`Nobody did this, or it is there twice: ${memberId} ${JSON.stringify(entry)}`)
    },
    happened(what, act, isThere) {
      const verdict = verdictOf(act)
      if (verdict === 'done' && !isThere) say(`${what} was acknowledged, and is not there`)
      if (verdict === 'not' && isThere) say(`${what} was refused, and is there`)
      return isThere
    },
    held: createSums(),
    expected: createSums(),
    spent: createSums(),
    elsewhere: createSums(),
  }
}

const show = (line: Line): string =>
  JSON.stringify(line, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
