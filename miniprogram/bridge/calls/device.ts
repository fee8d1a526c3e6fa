// The device: clipboard, codes, telephone, movement, place.
import Type from 'typebox'
import { type CallSet, hostCall } from '../call.ts'
import { exactly, none, position, text } from '../shapes.ts'

/** Long enough for a program that asks its own server between the touch and the act. */
const touchedMsMax = 15_000
/** Where it may find out the place first, which the member is asked about. */
const askedMsMax = 60_000
const nullable = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

export const deviceCalls = {
  'device.readClipboard': hostCall(none, { permission: 'scope.clipboard', perMinuteMax: 30 }),
  'device.writeClipboard': hostCall(exactly({ data: text(100_000) }), {
    afterTouchMsMax: touchedMsMax,
    perMinuteMax: 30,
    argumentBytesMax: 256 * 1024,
  }),
  'device.vibrate': hostCall(exactly({ long: Type.Boolean() })),
  'device.call': hostCall(exactly({ phoneNumber: text(40) }), {
    afterTouchMsMax: touchedMsMax,
    covers: 'asked',
    perMinuteMax: 6,
  }),
  'device.scan': hostCall(
    exactly({ onlyFromCamera: Type.Boolean(), scanType: Type.Array(text(40), { maxItems: 10 }) }),
    { covers: 'asked', perMinuteMax: 60 },
  ),
  'device.keepScreenOn': hostCall(exactly({ on: Type.Boolean() })),
  'device.battery': hostCall(none),
  'device.watchMotion': hostCall(
    exactly({
      kind: Type.Union([
        Type.Literal('accelerometer'),
        Type.Literal('gyroscope'),
        Type.Literal('compass'),
        Type.Literal('deviceMotion'),
      ]),
      intervalMs: Type.Integer({ minimum: 16, maximum: 1000 }),
      on: Type.Boolean(),
    }),
  ),
  'location.get': hostCall(
    exactly({ type: text(20), altitude: Type.Boolean(), isHighAccuracy: Type.Boolean(), expireMs: Type.Integer() }),
    { permission: 'scope.userLocation' },
  ),
  'location.watch': hostCall(exactly({ on: Type.Boolean(), type: text(20) }), { permission: 'scope.userLocation' }),
  'location.choose': hostCall(
    exactly({ latitude: nullable(position.latitude), longitude: nullable(position.longitude) }),
    { covers: 'asked', perMinuteMax: 20 },
  ),
  'location.open': hostCall(exactly({ ...position, scale: Type.Number(), name: text(200), address: text(500) }), {
    afterTouchMsMax: askedMsMax,
    covers: 'shown',
    perMinuteMax: 20,
  }),
} satisfies CallSet
