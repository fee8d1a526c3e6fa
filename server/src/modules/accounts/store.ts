/** The only SQL on members, devices, passkeys and passkey_ceremonies. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Queryable, Writing } from '../../schema/index.ts'
import type { DevicesTable, MembersTable, PasskeyCeremoniesTable, PasskeysTable } from '../../schema/tables.ts'
import type { Profile } from './rules.ts'

export type MemberRow = Selectable<MembersTable>
export type DeviceRow = Selectable<DevicesTable>
export type PasskeyRow = Selectable<PasskeysTable>
export type CeremonyRow = Selectable<PasskeyCeremoniesTable>

const PUBLIC = ['id', 'handle', 'name', 'about', 'region', 'avatar_file_id'] as const
export type PublicMemberRow = Pick<MemberRow, (typeof PUBLIC)[number]>

// members

/** False when the handle is taken. */
export async function insertMember(db: Queryable, row: Insertable<MembersTable>): Promise<boolean> {
  const inserted = await db
    .insertInto('members')
    .values(row)
    .onConflict((conflict) => conflict.column('handle').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export const readMember = (db: Queryable, id: string): Promise<MemberRow | undefined> =>
  db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst()

/** `change` keeps others from changing the member until the commit, `keep` only from changing it meanwhile. */
export function lockMember(db: Queryable, id: string, why: 'change' | 'keep'): Promise<MemberRow | undefined> {
  const query = db.selectFrom('members').selectAll().where('id', '=', id)
  // Not FOR UPDATE: rows elsewhere that name the member need not wait.
  return (why === 'change' ? query.forNoKeyUpdate() : query.forShare()).executeTakeFirst()
}

export const findMember = (db: Queryable, key: { handle: string } | { contactCode: string }) =>
  db
    .selectFrom('members')
    .selectAll()
    .where((where) =>
      'handle' in key ? where('handle', '=', key.handle) : where('contact_code', '=', key.contactCode),
    )
    .executeTakeFirst()

export const readPublicMembers = (db: Queryable, ids: readonly string[]): Promise<PublicMemberRow[]> =>
  db.selectFrom('members').select(PUBLIC).where('id', 'in', ids).execute()

export const readDemoMembers = (db: Queryable, handles: readonly string[]): Promise<MemberRow[]> =>
  db.selectFrom('members').selectAll().where('demo', '=', true).where('handle', 'in', handles).execute()

/** Which of these files are someone's picture. */
export const readAvatars = (db: Queryable, fileIds: readonly string[]) =>
  db.selectFrom('members').select('avatar_file_id').where('avatar_file_id', 'in', fileIds).execute()

export const profileOf = (row: MemberRow): Profile => ({
  name: row.name,
  about: row.about,
  region: row.region,
  language: row.language,
  avatarFileId: row.avatar_file_id,
})

export const profileColumns = ({ avatarFileId, ...profile }: Profile): Updateable<MembersTable> => ({
  ...profile,
  avatar_file_id: avatarFileId,
})

export const updateMember = (db: Queryable, id: string, changes: Updateable<MembersTable>): Promise<MemberRow> =>
  db.updateTable('members').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

// devices

export const insertDevice = (db: Queryable, row: Insertable<DevicesTable>): Promise<DeviceRow> =>
  db.insertInto('devices').values(row).returningAll().executeTakeFirstOrThrow()

/** Devices that are signed in, the last seen first. */
export const readDevices = (db: Queryable, memberId: string, seenAfter: Date): Promise<DeviceRow[]> =>
  db
    .selectFrom('devices')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', seenAfter)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The sessions of many tokens at once. */
export async function findSessions(db: Queryable, hashes: readonly Buffer[], seenAfter: Date) {
  const { rows } = await sql<{ id: string; member_id: string; token_hash: Buffer }>`
    SELECT id, member_id, token_hash FROM devices
    WHERE token_hash = ANY (${hashes}::bytea[]) AND ended_at IS NULL AND last_seen_at > ${seenAfter}
  `.execute(db)
  return rows
}

export const findDeviceSignedIn = (db: Queryable, id: string) =>
  db
    .selectFrom('devices')
    .select(['id', 'created_at'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export async function markDeviceSeen(db: Queryable, id: string, now: Date, unseenSince: Date): Promise<void> {
  await db
    .updateTable('devices')
    .set({ last_seen_at: now })
    .where('id', '=', id)
    .where('last_seen_at', '<', unseenSince)
    .execute()
}

/** Ends one device of a member, or all but one. Answers the ids of those that were signed in until now. */
export async function endDevices(
  db: Queryable,
  memberId: string,
  which: { only: string } | { allBut: string } | 'all',
  now: Date,
): Promise<string[]> {
  const ended = await db
    .updateTable('devices')
    .set({ ended_at: now })
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .$if(which !== 'all', (query) =>
      query.where((where) =>
        which === 'all'
          ? where.lit(true)
          : 'only' in which
            ? where('id', '=', which.only)
            : where('id', '!=', which.allBut),
      ),
    )
    .returning('id')
    .execute()
  return ended.map(({ id }) => id)
}

// passkeys

export interface NewPasskey {
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

/** Nothing when this credential is known already. */
export const addPasskey = (
  { db, newId, now }: Writing,
  memberId: string,
  name: string,
  passkey: NewPasskey,
): Promise<PasskeyRow | undefined> =>
  db
    .insertInto('passkeys')
    .values({
      id: newId(),
      member_id: memberId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports,
      name: name.trim(),
      created_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returningAll()
    .executeTakeFirst()

export const readPasskeys = (db: Queryable, memberId: string): Promise<PasskeyRow[]> =>
  db.selectFrom('passkeys').selectAll().where('member_id', '=', memberId).orderBy('id').execute()

export const lockPasskey = (db: Queryable, credentialId: string): Promise<PasskeyRow | undefined> =>
  db.selectFrom('passkeys').selectAll().where('credential_id', '=', credentialId).forUpdate().executeTakeFirst()

export async function markPasskeyUsed(db: Queryable, id: string, counter: number, now: Date): Promise<void> {
  await db.updateTable('passkeys').set({ counter, last_used_at: now }).where('id', '=', id).execute()
}

export async function deletePasskey(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom('passkeys').where('id', '=', id).execute()
}

// passkey ceremonies

export async function insertCeremony(db: Queryable, row: Insertable<PasskeyCeremoniesTable>): Promise<void> {
  await db.insertInto('passkey_ceremonies').values(row).execute()
}

/** Takes a ceremony away: it serves once. */
export const takeCeremony = (
  db: Queryable,
  id: string,
  purpose: CeremonyRow['purpose'],
  begunAfter: Date,
): Promise<CeremonyRow | undefined> =>
  db
    .deleteFrom('passkey_ceremonies')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('created_at', '>', begunAfter)
    .returningAll()
    .executeTakeFirst()

export async function deleteCeremonies(db: Queryable, begunBefore: Date): Promise<number> {
  const gone = await db.deleteFrom('passkey_ceremonies').where('created_at', '<', begunBefore).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
