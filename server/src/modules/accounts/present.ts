/** Rows in the contract's shape. */
import type { Device, Member, Passkey, Self } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { DeviceRow, MemberRow, PasskeyRow, PublicMemberRow } from './store.ts'

export const presentMember = (row: PublicMemberRow): Member => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  about: row.about,
  region: row.region,
  avatarFileId: row.avatar_file_id,
})

const instantOrNull = (at: Date | null): string | null => (at === null ? null : wireInstant(at))

export const presentSelf = (row: MemberRow): Self => ({
  member: presentMember(row),
  language: row.language,
  contactCode: row.contact_code,
  hasPassword: row.password_hash !== null,
  recoveryCodes:
    row.recovery_left === null || row.recovery_made_at === null
      ? null
      : {
          left: row.recovery_left,
          madeAt: wireInstant(row.recovery_made_at),
          usedAt: instantOrNull(row.recovery_used_at),
        },
  twoStepSince: instantOrNull(row.two_step_since),
  handleChangedAt: instantOrNull(row.handle_changed_at),
  createdAt: wireInstant(row.created_at),
})

/** @param currentId the device that asks, or null where others are told */
export const presentDevice = (row: DeviceRow, currentId: string | null): Device => ({
  id: row.id,
  name: row.name,
  createdAt: wireInstant(row.created_at),
  lastSeenAt: wireInstant(row.last_seen_at),
  current: row.id === currentId,
})

export const presentPasskey = (row: PasskeyRow): Passkey => ({
  id: row.id,
  name: row.name,
  createdAt: wireInstant(row.created_at),
  lastUsedAt: instantOrNull(row.last_used_at),
})
