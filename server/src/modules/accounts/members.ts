/** Members as other modules meet them. */
import type { Language, Member, Self } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import { openLog } from '../../kernel/memberLog.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import { presentMember, presentSelf } from './present.ts'
import { isReservedHandle, tidyName } from './rules.ts'
import { findFormerHandle, lockHandle } from './store/security.ts'
import { findMember, insertMember, type MemberRow, readAvatars, readMember, readPublicMembers } from './store.ts'

export interface NewMember {
  /** Made where it is left out. */
  id?: string
  handle: string
  name: string
  language: Language
  contactCode: string
  about?: string
  region?: string | null
  passwordHash?: string | null
  avatarFileId?: string | null
  demo?: boolean
  /** Now, where it is left out. */
  createdAt?: Date
}

/** Makes an account and opens its log. Throws `accounts.handleTaken`. */
export async function createMember(tx: Writing, draft: NewMember): Promise<string> {
  const id = draft.id ?? tx.newId()
  await claimHandle(tx, draft.handle, id)
  const made = await insertMember(tx.db, {
    id,
    handle: draft.handle,
    name: tidyName(draft.name),
    about: draft.about ?? '',
    region: draft.region ?? null,
    language: draft.language,
    avatar_file_id: draft.avatarFileId ?? null,
    contact_code: draft.contactCode,
    password_hash: draft.passwordHash ?? null,
    demo: draft.demo ?? false,
    created_at: draft.createdAt ?? tx.now,
  })
  if (!made) throw refuse('accounts.handleTaken')
  await openLog(tx.db, id)
  return id
}

/**
 * Holds a handle until the commit, so that nobody else takes it meanwhile.
 * Throws `accounts.handleTaken` where it was another's until lately, or is for nobody.
 */
export async function claimHandle(tx: Writing, handle: string, memberId: string): Promise<void> {
  if (isReservedHandle(handle)) throw refuse('accounts.handleTaken')
  await lockHandle(tx.db, handle)
  const former = await findFormerHandle(tx.db, handle, tx.now)
  if (former && former.member_id !== memberId) throw refuse('accounts.handleTaken')
}

/** Members by id, in one query; who does not exist is missing from the map. */
export async function readMembers(db: Queryable, ids: readonly string[]): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map()
  const rows = await readPublicMembers(db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, presentMember(row)]))
}

/** Who is to be deleted, or was, is not found any more. */
const isHiding = (row: MemberRow): boolean => row.deletes_at !== null || row.deleted_at !== null

/** Also by the handle that a member had until lately: links to it lead nobody astray. */
export async function findMemberByHandle(db: Queryable, handle: string, now: Date): Promise<Member | null> {
  const row = await findMember(db, { handle })
  if (row) return isHiding(row) ? null : presentMember(row)
  const former = await findFormerHandle(db, handle, now)
  const owner = former && (await readMember(db, former.member_id))
  return owner && !isHiding(owner) ? presentMember(owner) : null
}

export async function findMemberByContactCode(db: Queryable, contactCode: string): Promise<Member | null> {
  const row = await findMember(db, { contactCode })
  return row && !isHiding(row) ? presentMember(row) : null
}

/** The member as it sees itself. Throws `member.notFound`. */
export async function readSelf(db: Queryable, memberId: string): Promise<Self> {
  const row = await readMember(db, memberId)
  if (!row) throw refuse('member.notFound')
  return presentSelf(row)
}

/** Which of these files are some member's picture now. */
export async function readAvatarsAmong(db: Queryable, fileIds: readonly string[]): Promise<Set<string>> {
  if (fileIds.length === 0) return new Set()
  const rows = await readAvatars(db, fileIds)
  return new Set(rows.flatMap(({ avatar_file_id: id }) => (id === null ? [] : [id])))
}
