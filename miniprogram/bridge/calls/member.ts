// The member behind the program, and the app around it: sign-in, consent, sharing, paying, other programs.
import Type from 'typebox'
import { type CallSet, hostCall } from '../call.ts'
import { exactly, none, text } from '../shapes.ts'

const touchedMsMax = 15_000
const nullable = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const extraData = Type.Record(Type.String(), Type.Unknown())

export const memberCalls = {
  'member.login': hostCall(none, { perMinuteMax: 30 }),
  'member.checkSession': hostCall(none, { perMinuteMax: 60 }),
  'member.profile': hostCall(none, { permission: 'scope.userInfo', perMinuteMax: 30 }),
  'member.phoneNumber': hostCall(none, {
    permission: 'scope.phoneNumber',
    afterTouchMsMax: touchedMsMax,
    perMinuteMax: 10,
  }),
  'member.chooseAddress': hostCall(none, { permission: 'scope.address', covers: 'asked', perMinuteMax: 20 }),
  'member.authorize': hostCall(exactly({ scope: text(64) }), { perMinuteMax: 60 }),
  'member.settings': hostCall(none),
  'member.openSettings': hostCall(none, { afterTouchMsMax: touchedMsMax, perMinuteMax: 20 }),
  'member.subscribe': hostCall(exactly({ templateIds: Type.Array(text(100), { minItems: 1, maxItems: 5 }) }), {
    afterTouchMsMax: touchedMsMax,
    covers: 'asked',
    perMinuteMax: 20,
  }),
  'member.pay': hostCall(exactly({ order: Type.Record(Type.String(), text(4096)) }), {
    afterTouchMsMax: 60_000,
    covers: 'asked',
    perMinuteMax: 20,
  }),
  'app.share': hostCall(
    exactly({ title: text(200), path: text(2048), imageUrl: nullable(text(2048)), withShareTicket: Type.Boolean() }),
    { afterTouchMsMax: touchedMsMax, covers: 'asked', perMinuteMax: 20 },
  ),
  'app.setShareMenu': hostCall(exactly({ shown: Type.Boolean() }), { perMinuteMax: 240 }),
  'app.openProgram': hostCall(exactly({ appId: text(64), path: text(2048), extraData, envVersion: text(20) }), {
    afterTouchMsMax: touchedMsMax,
    covers: 'asked',
    perMinuteMax: 10,
    argumentBytesMax: 256 * 1024,
  }),
  'app.backToProgram': hostCall(exactly({ extraData }), { perMinuteMax: 10, argumentBytesMax: 256 * 1024 }),
  'app.exit': hostCall(none, { perMinuteMax: 10 }),
  'app.restart': hostCall(exactly({ path: nullable(text(2048)) }), { perMinuteMax: 6 }),
  'app.openContact': hostCall(none, { afterTouchMsMax: touchedMsMax, perMinuteMax: 20 }),
} satisfies CallSet
