// The only ways to the internet: through the server's guarded fetcher, within the program's domain list.
import Type from 'typebox'
import { type CallSet, hostCall } from '../call.ts'
import { bytes, exactly, headers, serial, text } from '../shapes.ts'

const megabyte = 1024 * 1024
const url = text(8192)
const timeoutMs = Type.Integer({ minimum: 1, maximum: 600_000 })
const method = Type.Union(
  (['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT'] as const).map((name) =>
    Type.Literal(name),
  ),
)

export const networkCalls = {
  'network.request': hostCall(
    exactly({
      id: serial,
      url,
      method,
      headers,
      body: Type.Union([bytes, Type.Null()]),
      isChunked: Type.Boolean(),
      timeoutMs,
    }),
    { perMinuteMax: 600, argumentBytesMax: 10 * megabyte },
  ),
  'network.upload': hostCall(
    exactly({
      id: serial,
      url,
      headers,
      filePath: text(2048),
      name: text(256),
      formData: Type.Array(Type.Tuple([text(256), text(megabyte)]), { maxItems: 200 }),
      timeoutMs,
    }),
    { perMinuteMax: 120, argumentBytesMax: 8 * megabyte },
  ),
  'network.download': hostCall(
    exactly({ id: serial, url, headers, filePath: Type.Union([text(2048), Type.Null()]), timeoutMs }),
    {
      perMinuteMax: 240,
    },
  ),
  /** A font, as bytes: the frame has no network. */
  'network.font': hostCall(exactly({ url: text(3 * megabyte) }), { perMinuteMax: 60, argumentBytesMax: 6 * megabyte }),
  'network.abort': hostCall(exactly({ id: serial }), { perMinuteMax: 1200 }),
  'network.openSocket': hostCall(
    exactly({ id: serial, url, headers, protocols: Type.Array(text(128), { maxItems: 16 }), timeoutMs }),
    { perMinuteMax: 60 },
  ),
  'network.sendSocket': hostCall(exactly({ id: serial, data: Type.Union([text(4 * megabyte), bytes]) }), {
    perMinuteMax: 6000,
    argumentBytesMax: 8 * megabyte,
  }),
  'network.closeSocket': hostCall(exactly({ id: serial, code: Type.Integer(), reason: text(123) }), {
    perMinuteMax: 600,
  }),
  'network.type': hostCall(exactly({})),
} satisfies CallSet
