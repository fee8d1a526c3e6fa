// Pictures, sound and video: what is chosen, shown large, kept, recorded and played.
import Type from 'typebox'
import { type CallSet, hostCall } from '../call.ts'
import { exactly, none, serial, text } from '../shapes.ts'
import { path, source } from './files.ts'

const touchedMsMax = 15_000
const megabyte = 1024 * 1024
const either = <Word extends string>(...words: Word[]) => Type.Union(words.map((word) => Type.Literal(word)))
const nullable = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const kind = either('image', 'video')

export const mediaCalls = {
  'media.choose': hostCall(
    exactly({
      kinds: Type.Array(kind, { minItems: 1, maxItems: 2 }),
      count: Type.Integer({ minimum: 1, maximum: 20 }),
      /** Only by the camera; else from what the device has as well. */
      isCameraOnly: Type.Boolean(),
      isFront: Type.Boolean(),
      isCompressed: Type.Boolean(),
    }),
    { perMinuteMax: 30 },
  ),
  'media.chooseFiles': hostCall(
    exactly({
      count: Type.Integer({ minimum: 1, maximum: 100 }),
      type: either('all', 'video', 'image', 'file'),
      extensions: Type.Array(text(16), { maxItems: 50 }),
    }),
    { perMinuteMax: 30 },
  ),
  'media.preview': hostCall(
    exactly({
      items: Type.Array(exactly({ source: text(8192), kind }), { minItems: 1, maxItems: 500 }),
      current: Type.Integer({ minimum: 0 }),
    }),
    { perMinuteMax: 60, argumentBytesMax: 9 * megabyte },
  ),
  'media.pictureMenu': hostCall(exactly({ source }), { afterTouchMsMax: touchedMsMax, argumentBytesMax: 9 * megabyte }),
  'media.pictureInfo': hostCall(exactly({ source }), { perMinuteMax: 600, argumentBytesMax: 9 * megabyte }),
  /** Decoded by the window: drawings (SVG) are not decoded in a Worker. */
  'media.bitmap': hostCall(exactly({ source }), { perMinuteMax: 300, argumentBytesMax: 9 * megabyte }),
  'media.videoInfo': hostCall(exactly({ source: path }), { perMinuteMax: 60 }),
  'media.save': hostCall(exactly({ source: path, kind }), { permission: 'scope.writePhotosAlbum', perMinuteMax: 30 }),
  'media.compressPicture': hostCall(
    exactly({
      source: path,
      quality: Type.Number({ minimum: 0, maximum: 100 }),
      width: nullable(Type.Number({ minimum: 1, maximum: 8192 })),
      height: nullable(Type.Number({ minimum: 1, maximum: 8192 })),
    }),
    { perMinuteMax: 60 },
  ),
  'media.openDocument': hostCall(exactly({ source: path, fileType: nullable(text(16)) }), {
    afterTouchMsMax: touchedMsMax,
    perMinuteMax: 30,
  }),
  'audio.set': hostCall(
    exactly({
      id: serial,
      isBackground: Type.Boolean(),
      values: exactly({
        src: Type.Optional(source),
        startTime: Type.Optional(Type.Number()),
        autoplay: Type.Optional(Type.Boolean()),
        loop: Type.Optional(Type.Boolean()),
        volume: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
        playbackRate: Type.Optional(Type.Number({ minimum: 0.25, maximum: 4 })),
        title: Type.Optional(text(200)),
      }),
    }),
    { perMinuteMax: 1200, argumentBytesMax: 9 * megabyte },
  ),
  'audio.do': hostCall(
    exactly({
      id: serial,
      act: either('play', 'pause', 'stop', 'seek', 'destroy'),
      value: Type.Number(),
    }),
    { perMinuteMax: 1200 },
  ),
  'recorder.start': hostCall(
    exactly({
      durationMs: Type.Integer({ minimum: 1, maximum: 600_000 }),
      sampleRate: Type.Integer(),
      numberOfChannels: Type.Integer({ minimum: 1, maximum: 2 }),
      encodeBitRate: Type.Integer(),
    }),
    { permission: 'scope.record', perMinuteMax: 30 },
  ),
  'recorder.do': hostCall(exactly({ act: either('pause', 'resume', 'stop') }), { perMinuteMax: 120 }),
} satisfies CallSet

/** The camera's pictures come one by one, as the frame asks for them. */
export const cameraCalls = {
  'camera.open': hostCall(
    exactly({
      isFront: Type.Boolean(),
      isScanning: Type.Boolean(),
      heightPx: Type.Integer({ minimum: 1, maximum: 4096 }),
    }),
    { permission: 'scope.camera', perMinuteMax: 30 },
  ),
  'camera.frame': hostCall(none, { perMinuteMax: 3600 }),
  'camera.code': hostCall(none, { perMinuteMax: 600 }),
  'camera.pixels': hostCall(exactly({ widthPx: Type.Integer({ minimum: 1, maximum: 1280 }) }), { perMinuteMax: 3600 }),
  'camera.close': hostCall(none),
  'camera.takePhoto': hostCall(exactly({ quality: either('high', 'normal', 'low', 'original') }), {
    permission: 'scope.camera',
    perMinuteMax: 60,
  }),
  'camera.startRecord': hostCall(exactly({ durationMs: Type.Integer({ minimum: 1, maximum: 300_000 }) }), {
    permission: 'scope.camera',
    perMinuteMax: 30,
  }),
  'camera.stopRecord': hostCall(none, { perMinuteMax: 30 }),
  'camera.setZoom': hostCall(exactly({ zoom: Type.Number({ minimum: 1, maximum: 20 }) }), { perMinuteMax: 600 }),
} satisfies CallSet

const zoom = Type.Integer({ minimum: 0, maximum: 22 })
const index = Type.Integer({ minimum: 0, maximum: 2 ** 22 })

/** A map's pictures come from the app, which asks the server's own store of them. */
export const mapCalls = {
  'map.facts': hostCall(none),
  'map.tile': hostCall(exactly({ z: zoom, x: index, y: index }), { perMinuteMax: 3000 }),
} satisfies CallSet

const px = Type.Number({ minimum: -20_000, maximum: 20_000 })

/** A web page over the program's page; its address must be of the program's list. */
export const webViewCalls = {
  'webView.place': hostCall(
    exactly({ id: serial, src: text(8192), left: px, top: px, width: px, height: px, isShown: Type.Boolean() }),
    { perMinuteMax: 1200 },
  ),
  /** Answers with what the page said or that it was loaded, once there is something. */
  'webView.next': hostCall(exactly({ id: serial }), { perMinuteMax: 600 }),
  'webView.remove': hostCall(exactly({ id: serial })),
} satisfies CallSet
