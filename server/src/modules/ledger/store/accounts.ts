import { sql } from 'kysely'
import { arrayLiteral } from '../../../kernel/database/arrays.ts'
import { PREPARED } from '../../../kernel/database/prepared.ts'
import type { Queryable } from '../../../schema/index.ts'
import type { Account, AccountKey, AccountKind, NewAccount } from '../types.ts'

interface Row {
  id: string
  owner_id: string
  kind: AccountKind
  currency: string
  debits_must_not_exceed_credits: boolean
  debits_pending: string
  debits_posted: string
  credits_pending: string
  credits_posted: string
  last_seq: number
  closed: boolean
  frozen: boolean
  opened_at: Date
}

/** Amounts as text: they go beyond what a JavaScript number holds. */
const columns = sql`id, owner_id, kind, currency, debits_must_not_exceed_credits, debits_pending::text,
  debits_posted::text, credits_pending::text, credits_posted::text, last_seq, closed, frozen, opened_at`

const accountOf = (row: Row): Account => ({
  id: row.id,
  ownerId: row.owner_id,
  kind: row.kind,
  currency: row.currency,
  debitsMustNotExceedCredits: row.debits_must_not_exceed_credits,
  debitsPending: BigInt(row.debits_pending),
  debitsPosted: BigInt(row.debits_posted),
  creditsPending: BigInt(row.credits_pending),
  creditsPosted: BigInt(row.credits_posted),
  lastSeq: row.last_seq,
  closed: row.closed,
  frozen: row.frozen,
  openedAt: row.opened_at,
})

/** Sorted by the caller, so that two who open the same accounts never wait in a circle. */
export async function insertAccounts(db: Queryable, accounts: readonly NewAccount[], at: Date): Promise<void> {
  await sql`
    INSERT INTO ledger_accounts (id, owner_id, kind, currency, debits_must_not_exceed_credits, opened_at)
    SELECT new.id, new.owner_id, new.kind, new.currency, new.floor, ${at}
    FROM unnest(${accounts.map(({ id }) => id)}::uuid[], ${accounts.map(({ ownerId }) => ownerId)}::uuid[],
      ${accounts.map(({ kind }) => kind)}::text[], ${accounts.map(({ currency }) => currency)}::text[],
      ${accounts.map((account) => account.debitsMustNotExceedCredits)}::boolean[])
      WITH ORDINALITY AS new (id, owner_id, kind, currency, floor, ord)
    ORDER BY new.ord
    ON CONFLICT (owner_id, kind, currency) DO NOTHING
  `.execute(db)
}

/** By index, one look-up a key. */
export async function selectAccounts(db: Queryable, keys: readonly AccountKey[]): Promise<Account[]> {
  const of = (pick: (key: AccountKey) => string) => arrayLiteral(keys.map(pick))
  const rows = await sql<Row>`${PREPARED}
    SELECT account.* FROM unnest(${of(({ ownerId }) => ownerId)}::uuid[], ${of(({ kind }) => kind)}::text[],
      ${of(({ currency }) => currency)}::text[]) AS key (owner_id, kind, currency)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM ledger_accounts AS a
      WHERE a.owner_id = key.owner_id AND a.kind = key.kind AND a.currency = key.currency OFFSET 0
    ) AS account
  `.execute(db)
  return rows.rows.map(accountOf)
}

export async function selectAccountsById(db: Queryable, ids: readonly string[]): Promise<Account[]> {
  const rows = await sql<Row>`
    SELECT account.* FROM unnest(${ids}::uuid[]) AS key (id)
    CROSS JOIN LATERAL (SELECT ${columns} FROM ledger_accounts AS a WHERE a.id = key.id OFFSET 0) AS account
  `.execute(db)
  return rows.rows.map(accountOf)
}

export async function selectAccountsOf(
  db: Queryable,
  ownerIds: readonly string[],
  kind: AccountKind | null,
): Promise<Account[]> {
  const rows = await sql<Row>`
    SELECT account.* FROM unnest(${ownerIds}::uuid[]) AS owner (id)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM ledger_accounts AS a
      WHERE a.owner_id = owner.id AND (${kind}::text IS NULL OR a.kind = ${kind}::text) OFFSET 0
    ) AS account
    ORDER BY account.owner_id, account.kind, account.currency
  `.execute(db)
  return rows.rows.map(accountOf)
}

/** In the order of their ids. */
export async function selectAccountsAfter(
  db: Queryable,
  kind: AccountKind,
  afterId: string | null,
  limit: number,
): Promise<Account[]> {
  const rows = await sql<Row>`
    SELECT ${columns} FROM ledger_accounts WHERE kind = ${kind} AND (${afterId}::uuid IS NULL OR id > ${afterId}::uuid)
    ORDER BY id LIMIT ${limit}
  `.execute(db)
  return rows.rows.map(accountOf)
}

/** Holds the lane, like all that writes accounts. Returns how many accounts changed. */
export async function writeFrozen(db: Queryable, ownerId: string, frozen: boolean): Promise<number> {
  await sql`SELECT ledger_take_lane()`.execute(db)
  const changed = await sql`
    UPDATE ledger_accounts SET frozen = ${frozen} WHERE owner_id = ${ownerId} AND frozen <> ${frozen}
  `.execute(db)
  return Number(changed.numAffectedRows ?? 0n)
}
