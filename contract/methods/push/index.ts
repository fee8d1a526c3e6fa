import Type, { type Static } from 'typebox'
import { closed, Empty, nullable } from '../../bodies/common.ts'
import { command, read } from '../../define.ts'

/** Minutes since midnight, in the member's time zone. */
const MinuteOfDay = Type.Integer({ minimum: 0, maximum: 1439 })

/** When and how a member is notified while the app is closed. The same on all its devices. */
export const PushPreferences = Type.Object(
  {
    /** Whether what was written is shown, or only that something was. */
    previews: Type.Boolean(),
    /** Nothing is sent from `from` until `until`, also across midnight. */
    quiet: nullable(Type.Object({ from: MinuteOfDay, until: MinuteOfDay }, closed)),
    /** IANA, such as Europe/Berlin. */
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
  },
  closed,
)
export type PushPreferences = Static<typeof PushPreferences>

const limit = { burst: 20, perMinute: 30 }

export const getSettings = read('push.getSettings', {
  caller: 'member',
  summary: 'What a browser needs to subscribe, whether this device is subscribed, and when the member is notified.',
  input: Empty,
  output: Type.Object(
    {
      /** The key of this server (VAPID, RFC 8292) in base64url; null where the operator switched notifications off. */
      publicKey: nullable(Type.String()),
      /** Whether this device is notified. */
      subscribed: Type.Boolean(),
      preferences: PushPreferences,
    },
    closed,
  ),
  errors: [],
  limit,
})

/** What `PushSubscription` of a browser says. RFC 8030 and 8291. */
export const subscribe = command('push.subscribe', {
  caller: 'member',
  summary: 'Notify this device while the app is closed. One subscription a device: the last one counts.',
  input: Type.Object(
    {
      endpoint: Type.String({ minLength: 10, maxLength: 1_000 }),
      p256dh: Type.String({ minLength: 87, maxLength: 87, pattern: '^[A-Za-z0-9_-]{87}$' }),
      auth: Type.String({ minLength: 22, maxLength: 22, pattern: '^[A-Za-z0-9_-]{22}$' }),
      timeZone: Type.String({ minLength: 1, maxLength: 64 }),
    },
    closed,
  ),
  output: Empty,
  errors: ['push.endpointRefused', 'push.timeZoneUnknown'],
  events: [],
  limit,
})

export const unsubscribe = command('push.unsubscribe', {
  caller: 'member',
  summary: 'Notify this device no more.',
  input: Empty,
  output: Empty,
  errors: [],
  events: [],
  limit,
})

export const changePreferences = command('push.changePreferences', {
  caller: 'member',
  summary: 'When and how the caller is notified, on all devices.',
  input: PushPreferences,
  output: Empty,
  errors: ['push.timeZoneUnknown'],
  events: [],
  limit,
})

/** Kept in memory for a minute: whoever looks at the app needs no notification. */
export const setAwake = command('push.setAwake', {
  caller: 'member',
  summary: 'Say that a person is looking at the app on this device, or no more; again each minute.',
  input: Type.Object({ awake: Type.Boolean() }, closed),
  output: Empty,
  errors: [],
  events: [],
  limit: { burst: 20, perMinute: 60 },
})
