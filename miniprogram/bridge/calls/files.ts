// Files of a program: the Worker holds them all and writes through; the frame and canvases ask for what they show.
import Type from 'typebox'
import { type CallSet, hostCall } from '../call.ts'
import { blob, exactly, text } from '../shapes.ts'

const megabyte = 1024 * 1024
/** A path of the bundle, 'wxfile://…', an address of the web, or a small file written into a data: address. */
export const source = text(4 * megabyte)
export const path = text(2048)

export const fileCalls = {
  'files.put': hostCall(exactly({ path, blob }), { perMinuteMax: 3000, argumentBytesMax: 21 * megabyte }),
  'files.remove': hostCall(exactly({ path }), { perMinuteMax: 6000 }),
  'files.load': hostCall(
    exactly({
      source,
      kind: Type.Union([Type.Literal('image'), Type.Literal('audio'), Type.Literal('video'), Type.Literal('file')]),
    }),
    { perMinuteMax: 1200, argumentBytesMax: 9 * megabyte },
  ),
} satisfies CallSet
