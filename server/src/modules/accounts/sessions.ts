/** A device's session: begun at sign-in, known by its token, ended at once. */
import type { SignedIn } from '@sampan/contract'
import type { Bus } from '../../kernel/bus.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import { readSelf } from './members.ts'
import { presentDevice } from './present.ts'
import { before, LAST_SEEN_LAG_MS, SESSION_IDLE_MS_MAX } from './rules.ts'
import type { Random } from './services.ts'
import { type DeviceRow, endDevices, findDeviceSignedIn, findSession, insertDevice, markDeviceSeen } from './store.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Makes a device of a member, and the token by which it is known from now on. */
export async function createDevice(
  tx: Writing,
  random: Random,
  draft: { memberId: string; name: string },
): Promise<{ device: DeviceRow; token: string }> {
  const token = newToken(random)
  const hash = tokenHash(token)
  if (hash === null) throw new Error('The source of randomness gave too few bytes')
  const device = await insertDevice(tx.db, {
    id: tx.newId(),
    member_id: draft.memberId,
    name: draft.name.trim(),
    token_hash: hash,
    created_at: tx.now,
    last_seen_at: tx.now,
    ended_at: null,
  })
  return { device, token }
}

/** Signs a device in and tells the member's other devices. A new member has no others. */
export async function startSession(
  tx: Writing,
  random: Random,
  memberId: string,
  deviceName: string,
  others: 'tellOthers' | 'noOthers' = 'tellOthers',
): Promise<SignedIn> {
  const { device, token } = await createDevice(tx, random, { memberId, name: deviceName })
  if (others === 'tellOthers') tx.emit('accounts.deviceAdded', [memberId], { device: presentDevice(device, null) })
  return { self: await readSelf(tx.db, memberId), deviceId: device.id, token }
}

/**
 * Signs devices of a member out: their tokens serve no more once this commits, and their sockets close.
 * @returns the ids of those that were signed in until now
 */
export async function endSessions(
  tx: Writing,
  bus: Bus,
  memberId: string,
  which: { only: string } | { allBut: string },
): Promise<string[]> {
  const ended = await endDevices(tx.db, memberId, which, tx.now)
  for (const deviceId of ended) {
    tx.emit('accounts.deviceEnded', [memberId], { deviceId })
    tx.afterCommit(() => bus.ring({ type: 'deviceEnded', memberId, deviceId }))
  }
  return ended
}

/** Who may call with this token? Null for nobody. */
export async function authenticate(db: Queryable, token: string, now: Date): Promise<MemberCaller | null> {
  const hash = tokenHash(token)
  if (hash === null) return null
  const device = await findSession(db, hash, before(now, SESSION_IDLE_MS_MAX))
  return device ? { memberId: device.member_id, deviceId: device.id } : null
}

/** Whether a device has not been signed out; what it was given is good no longer once it was. */
export const isDeviceSignedIn = async (db: Queryable, deviceId: string): Promise<boolean> =>
  (await findDeviceSignedIn(db, deviceId)) !== undefined

/** When a device signed in; null where it was signed out since. */
export const deviceSignedInAt = async (db: Queryable, deviceId: string): Promise<Date | null> =>
  (await findDeviceSignedIn(db, deviceId))?.created_at ?? null

/** Notes that a device is here. Writes at most every ten minutes, so it may be called on each connection. */
export const touchDevice = (db: Queryable, deviceId: string, now: Date): Promise<void> =>
  markDeviceSeen(db, deviceId, now, before(now, LAST_SEEN_LAG_MS))
