/** The only SQL on push subscriptions. */
import type { PushPreferences } from '@sampan/contract'
import type { Selectable } from 'kysely'
import type { Queryable } from '../../schema/index.ts'
import type { PushSubscriptionsTable } from '../../schema/tables.ts'

export type SubscriptionRow = Selectable<PushSubscriptionsTable>

/** A browser that somebody else used before is that one's no more. */
export async function writeSubscription(db: Queryable, row: SubscriptionRow): Promise<void> {
  await db
    .deleteFrom('push_subscriptions')
    .where('endpoint', '=', row.endpoint)
    .where('device_id', '<>', row.device_id)
    .execute()
  await db
    .insertInto('push_subscriptions')
    .values(row)
    .onConflict((conflict) => conflict.column('device_id').doUpdateSet(row))
    .execute()
}

export async function removeSubscription(db: Queryable, deviceId: string, endpoint?: string): Promise<void> {
  await db
    .deleteFrom('push_subscriptions')
    .where('device_id', '=', deviceId)
    .$if(endpoint !== undefined, (query) => query.where('endpoint', '=', endpoint ?? ''))
    .execute()
}

export const readSubscription = (db: Queryable, deviceId: string): Promise<SubscriptionRow | undefined> =>
  db.selectFrom('push_subscriptions').selectAll().where('device_id', '=', deviceId).executeTakeFirst()

export async function listSubscribers(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('push_subscriptions').select('member_id').distinct().execute()
  return rows.map(({ member_id }) => member_id)
}

export async function listDeviceIds(db: Queryable, memberIds: readonly string[]) {
  return db
    .selectFrom('push_subscriptions')
    .select(['device_id as deviceId', 'member_id as memberId'])
    .where('member_id', 'in', memberIds)
    .execute()
}

export async function readPreferences(db: Queryable, memberId: string): Promise<PushPreferences | undefined> {
  const row = await db.selectFrom('push_preferences').selectAll().where('member_id', '=', memberId).executeTakeFirst()
  if (!row) return undefined
  const { quiet_from: from, quiet_until: until } = row
  return {
    previews: row.previews,
    quiet: from === null || until === null ? null : { from, until },
    timeZone: row.time_zone,
  }
}

export async function writePreferences(db: Queryable, memberId: string, told: PushPreferences): Promise<void> {
  const values = {
    previews: told.previews,
    quiet_from: told.quiet?.from ?? null,
    quiet_until: told.quiet?.until ?? null,
    time_zone: told.timeZone,
  }
  await db
    .insertInto('push_preferences')
    .values({ member_id: memberId, ...values })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(values))
    .execute()
}
