/** A device's session: begun at sign-in, known by its token, ended at once. */
import type { SignedIn } from '@sampan/contract'
import { createBatchLane } from '../../kernel/batch.ts'
import type { Bus } from '../../kernel/bus.ts'
import { type Clock, wireInstant } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import { readSelf } from './members.ts'
import { presentDevice } from './present.ts'
import { before, LAST_SEEN_LAG_MS, SESSION_IDLE_MS_MAX } from './rules.ts'
import type { Random } from './services.ts'
import {
  type DeviceRow,
  endDevices,
  findDeviceSignedIn,
  findSessions,
  insertDevice,
  type MemberRow,
  markDeviceSeen,
  updateMember,
} from './store.ts'
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

/**
 * Whoever comes back in the time of grace is asked first, and then the account stays.
 * Throws `auth.deletionPending` with `deletesAt`.
 */
export async function keepFromDeletion(
  tx: Writing,
  member: MemberRow,
  keepAccount: boolean | undefined,
): Promise<void> {
  if (member.deletes_at === null) return
  if (!keepAccount) throw refuse('auth.deletionPending', { deletesAt: wireInstant(member.deletes_at) })
  await updateMember(tx.db, member.id, { deletes_at: null })
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
  which: { only: string } | { allBut: string } | 'all',
): Promise<string[]> {
  const ended = await endDevices(tx.db, memberId, which, tx.now)
  for (const deviceId of ended) {
    tx.emit('accounts.deviceEnded', [memberId], { deviceId })
    tx.afterCommit(() => bus.ring({ type: 'deviceEnded', memberId, deviceId }))
  }
  return ended
}

const LOOK_UPS_PER_BATCH_MAX = 500
const LOOK_UPS_WAITING_MAX = 20_000
/** An ending is heard at once; this bounds only what a change of the database by other hands can leave behind. */
const KNOWN_FOR_MS = 10_000
const KNOWN_MAX = 50_000

/**
 * Who may call with a token? Null for nobody. Tokens that come at the same time are looked up together, and who was found
 * is known for a moment, until the device's end is heard on the bus.
 */
export function createAuthenticator(
  db: Queryable,
  clock: Clock,
  bus: Bus,
): (token: string) => Promise<MemberCaller | null> {
  const known = createKnownCallers(clock, bus)
  const lookUps = createBatchLane<Buffer, MemberCaller | null>({
    itemsPerBatchMax: LOOK_UPS_PER_BATCH_MAX,
    waitingMax: LOOK_UPS_WAITING_MAX,
    async run(hashes) {
      const remember = known.beginLookUp()
      const devices = await findSessions(db, hashes, before(clock.now(), SESSION_IDLE_MS_MAX))
      const callers = new Map(
        devices.map((device) => [
          device.token_hash.toString('hex'),
          { memberId: device.member_id, deviceId: device.id },
        ]),
      )
      remember(callers)
      return hashes.map((hash) => callers.get(hash.toString('hex')) ?? null)
    },
  })
  return async (token) => {
    const hash = tokenHash(token)
    if (hash === null) return null
    return known.get(hash.toString('hex')) ?? lookUps.submit(hash)
  }
}

/** Callers by the hash of their token. What a look-up found is not kept where any device ended in the meantime. */
function createKnownCallers(clock: Clock, bus: Bus) {
  const callers = new Map<string, { caller: MemberCaller; untilMs: number }>()
  let endings = 0
  bus.listen((ring) => {
    if (ring.type !== 'deviceEnded') return
    endings += 1
    for (const [hash, { caller }] of callers) if (caller.deviceId === ring.deviceId) callers.delete(hash)
  })
  return {
    get(hash: string): MemberCaller | undefined {
      const found = callers.get(hash)
      if (found && found.untilMs > clock.now().getTime()) return found.caller
      callers.delete(hash)
      return undefined
    },
    beginLookUp() {
      const endingsBefore = endings
      const untilMs = clock.now().getTime() + KNOWN_FOR_MS
      return (found: ReadonlyMap<string, MemberCaller>): void => {
        if (endings !== endingsBefore) return
        if (callers.size + found.size > KNOWN_MAX) callers.clear()
        for (const [hash, caller] of found) callers.set(hash, { caller, untilMs })
      }
    },
  }
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
