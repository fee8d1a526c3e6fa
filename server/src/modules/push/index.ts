/** Notifications to devices whose people are not looking. See README.md. */
import { push } from '@sampan/contract'
import { isTimeZone } from '../../kernel/calendar.ts'
import { refuse } from '../../kernel/errors.ts'
import { type Implementation, implement } from '../../schema/index.ts'
import type { Notifier } from './notifier.ts'
import { decideEndpoint, standardPreferences } from './rules.ts'
import type { PushServices } from './services.ts'
import { readPreferences, readSubscription, removeSubscription, writePreferences, writeSubscription } from './store.ts'

export { type PushKeys, readPushKeys } from './keys.ts'
export { createNotifier, type Notifier } from './notifier.ts'

export const pushModule = ({ keys, services }: PushServices, notifier: Notifier): Implementation[] => [
  implement(push.getSettings, async (tx, { memberId, deviceId }) => ({
    publicKey: services.length > 0 ? keys.publicKey : null,
    subscribed: (await readSubscription(tx.db, deviceId)) !== undefined,
    preferences: (await readPreferences(tx.db, memberId)) ?? standardPreferences,
  })),
  implement(push.subscribe, async (tx, { memberId, deviceId }, { timeZone, ...told }) => {
    if (decideEndpoint(told.endpoint, services) === 'refused') throw refuse('push.endpointRefused')
    if (!isTimeZone(timeZone)) throw refuse('push.timeZoneUnknown')
    await writeSubscription(tx.db, { device_id: deviceId, member_id: memberId, ...told, created_at: tx.now })
    // The time zone of who subscribes first is taken until the member says otherwise.
    if (!(await readPreferences(tx.db, memberId)))
      await writePreferences(tx.db, memberId, { ...standardPreferences, timeZone })
    tx.afterCommit(() => notifier.follow(memberId))
    return {}
  }),
  implement(push.unsubscribe, async (tx, { deviceId }) => {
    await removeSubscription(tx.db, deviceId)
    return {}
  }),
  implement(push.changePreferences, async (tx, { memberId }, preferences) => {
    if (!isTimeZone(preferences.timeZone)) throw refuse('push.timeZoneUnknown')
    await writePreferences(tx.db, memberId, preferences)
    return {}
  }),
  implement(push.setAwake, async (tx, { memberId, deviceId }, { awake }) => {
    tx.afterCommit(() => notifier.setAwake(memberId, deviceId, awake))
    return {}
  }),
]
