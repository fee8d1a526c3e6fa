/** The only SQL on linked sources, the linking of them, and the names that providers have for members. */
import type { FundingProvider, SourceKind } from '@sampan/contract'
import type { Queryable } from '../../../schema/index.ts'
import type { FundingLinksTable, FundingSourcesTable } from '../../../schema/tables.ts'
import type { SourceFound } from '../fundingSource.ts'

/** A bank account or a card that a member linked. */
export interface Source extends SourceFound {
  id: string
  memberId: string
  provider: FundingProvider
  kind: SourceKind
  linkedAt: Date
  unlinkedAt: Date | null
}

export interface Link {
  id: string
  memberId: string
  provider: FundingProvider
  kind: SourceKind
  holder: string | null
  reference: string | null
  url: string | null
  sourceId: string | null
}

const sourceOf = (row: FundingSourcesTable): Source => ({
  id: row.id,
  memberId: row.member_id,
  provider: row.provider,
  kind: row.kind,
  reference: row.reference,
  holder: row.holder,
  name: row.name,
  lastFour: row.last_four,
  expires:
    row.expires_month === null || row.expires_year === null
      ? null
      : { month: row.expires_month, year: row.expires_year },
  mayTopUp: row.may_top_up,
  mayWithdraw: row.may_withdraw,
  currencies: row.currencies,
  linkedAt: row.linked_at,
  unlinkedAt: row.unlinked_at,
})

const linkOf = (row: FundingLinksTable): Link => ({
  id: row.id,
  memberId: row.member_id,
  provider: row.provider,
  kind: row.kind,
  holder: row.holder,
  reference: row.reference,
  url: row.url,
  sourceId: row.source_id,
})

/** What a member has linked now, newest first. */
export async function listLinkedSources(db: Queryable, memberId: string): Promise<Source[]> {
  const rows = await db
    .selectFrom('funding_sources')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('unlinked_at', 'is', null)
    .orderBy('linked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(sourceOf)
}

/** Also those that were unlinked since. */
export async function readSources(db: Queryable, ids: readonly string[]): Promise<Map<string, Source>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('funding_sources')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, sourceOf(row)]))
}

/** Held until the transaction ends, so that nothing is ordered of what is being unlinked. */
export async function lockSource(db: Queryable, id: string): Promise<Source | null> {
  const row = await db.selectFrom('funding_sources').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? sourceOf(row) : null
}

/** One that is linked already under the same reference is renewed, and keeps its id. */
export async function writeSource(db: Queryable, source: Omit<Source, 'unlinkedAt'>): Promise<Source> {
  const told = {
    holder: source.holder,
    name: source.name,
    last_four: source.lastFour,
    expires_month: source.expires?.month ?? null,
    expires_year: source.expires?.year ?? null,
    may_top_up: source.mayTopUp,
    may_withdraw: source.mayWithdraw,
    currencies: [...source.currencies],
  }
  const row = await db
    .insertInto('funding_sources')
    .values({
      ...told,
      id: source.id,
      member_id: source.memberId,
      provider: source.provider,
      kind: source.kind,
      reference: source.reference,
      linked_at: source.linkedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'provider', 'reference']).where('unlinked_at', 'is', null).doUpdateSet(told),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return sourceOf(row)
}

export async function markUnlinked(db: Queryable, id: string, at: Date): Promise<void> {
  await db.updateTable('funding_sources').set({ unlinked_at: at }).where('id', '=', id).execute()
}

/** By what name the provider knows the member; null before the first linking. */
export async function findHolder(
  db: Queryable,
  memberId: string,
  provider: FundingProvider,
  kind: SourceKind,
): Promise<string | null> {
  const row = await db
    .selectFrom('funding_holders')
    .select('reference')
    .where('member_id', '=', memberId)
    .where('provider', '=', provider)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.reference ?? null
}

export async function writeHolder(
  db: Queryable,
  holder: { memberId: string; provider: FundingProvider; kind: SourceKind; reference: string },
): Promise<void> {
  const { memberId, provider, kind, reference } = holder
  await db
    .insertInto('funding_holders')
    .values({ member_id: memberId, provider, kind, reference })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Begins a linking; one under this id is left as it is, whosever it is. */
export async function insertLink(
  db: Queryable,
  link: Pick<Link, 'id' | 'memberId' | 'provider' | 'kind'>,
  at: Date,
): Promise<void> {
  await db
    .insertInto('funding_links')
    .values({ id: link.id, member_id: link.memberId, provider: link.provider, kind: link.kind, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findLink(db: Queryable, id: string): Promise<Link | null> {
  const row = await db.selectFrom('funding_links').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? linkOf(row) : null
}

/** Held until the transaction ends, so that it is finished once. */
export async function lockLink(db: Queryable, id: string): Promise<Link | null> {
  const row = await db.selectFrom('funding_links').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? linkOf(row) : null
}

export async function updateLink(
  db: Queryable,
  id: string,
  change: Partial<Pick<Link, 'holder' | 'reference' | 'url' | 'sourceId'>>,
): Promise<void> {
  const { sourceId, ...rest } = change
  await db
    .updateTable('funding_links')
    .set({ ...rest, ...(sourceId === undefined ? {} : { source_id: sourceId }) })
    .where('id', '=', id)
    .execute()
}

/** Those that came to nothing. Returns how many went. */
export async function deleteUnfinishedLinks(db: Queryable, before: Date): Promise<number> {
  const gone = await db
    .deleteFrom('funding_links')
    .where('created_at', '<', before)
    .where('source_id', 'is', null)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
