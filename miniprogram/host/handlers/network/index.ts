import type { networkCalls } from '../../../bridge/calls/network.ts'
import type { HostProgram } from '../../doors.ts'
import { asFont } from '../../files/fontType.ts'
import { CallRefusal } from '../../refusal.ts'
import type { HandlersOf } from '../handlers.ts'
import { createRequests } from './requests.ts'
import { createSockets } from './sockets.ts'

export function networkHandlers(program: HostProgram): HandlersOf<typeof networkCalls> {
  const requests = createRequests(program)
  const sockets = createSockets(program)
  let lastFont = 0
  watchConnection(program)

  return {
    'network.request': ({ id, url, method, headers, body, isChunked, timeoutMs }) =>
      requests.run(id, { kind: 'request', url, method, headers, body, timeoutMs }, async (answer) => {
        const { statusCode, headers, cookies } = answer
        program.tell('requestHeaders', { id, statusCode, headers, cookies })
        const heard = isChunked ? (data: ArrayBuffer) => program.tell('requestChunk', { id, data }) : undefined
        const received = await requests.read(answer, 'memory', heard)
        return { statusCode, headers, cookies, body: isChunked ? new ArrayBuffer(0) : received }
      }),

    'network.upload': async ({ id, url, headers, filePath, name, formData, timeoutMs }) => {
      const file = await program.files.read(filePath)
      const form = new FormData()
      for (const [field, value] of formData) form.append(field, value)
      form.append(name, file, filePath.slice(filePath.lastIndexOf('/') + 1))
      const encoded = new Response(form)
      const contentType = encoded.headers.get('content-type') ?? 'multipart/form-data'
      const body = await encoded.blob()
      const own = headers.filter(([header]) => header.toLowerCase() !== 'content-type')
      const request = {
        kind: 'upload' as const,
        url,
        method: 'POST',
        headers: [...own, ['content-type', contentType] satisfies [string, string]],
        body,
        timeoutMs,
      }
      return requests.run(id, request, async (answer) => {
        const { statusCode, headers, cookies } = answer
        program.tell('requestProgress', { id, sent: true, done: body.size, total: body.size })
        program.tell('requestHeaders', { id, statusCode, headers, cookies })
        return { statusCode, headers, cookies, body: await requests.read(answer, 'memory') }
      })
    },

    'network.download': ({ id, url, headers, filePath, timeoutMs }) =>
      requests.run(id, { kind: 'download', url, method: 'GET', headers, body: null, timeoutMs }, async (answer) => {
        const { statusCode, headers, cookies } = answer
        const header = (name: string) => headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? ''
        program.tell('requestHeaders', { id, statusCode, headers, cookies })
        const total = Number(header('content-length')) || 0
        const content = await requests.read(answer, 'file', (_, done) =>
          program.tell('requestProgress', { id, sent: false, done, total: Math.max(total, done) }),
        )
        const blob = new Blob([content], { type: header('content-type').split(';')[0] ?? '' })
        if (filePath !== null) await program.files.put(filePath, blob)
        const path = filePath ?? (await program.files.addTemporary(blob, nameOf(url)))
        return { statusCode, headers, cookies, path }
      }),

    'network.font': async ({ url }) => {
      const data = /^data:(?:font\/|application\/)[^,]*;base64,(.*)$/s.exec(url)?.[1]
      if (data !== undefined) return fromBase64(data)
      lastFont -= 1
      const request = { kind: 'download' as const, url, method: 'GET', headers: [], body: null, timeoutMs: 60_000 }
      return requests.run(lastFont, request, async (answer) => {
        if (answer.statusCode !== 200) throw new CallRefusal('font load error')
        const font = await asFont(new Blob([await requests.read(answer, 'memory')]))
        return font.arrayBuffer()
      })
    },

    'network.abort': ({ id }) => requests.abort(id),
    'network.openSocket': (args) => sockets.open(args),
    'network.sendSocket': (args) => sockets.send(args),
    'network.closeSocket': (args) => sockets.close(args),
    'network.type': () => ({ networkType: networkType() }),
  }
}

/** As far as a browser tells. */
function networkType(): string {
  if (!navigator.onLine) return 'none'
  const connection: unknown = Reflect.get(navigator, 'connection')
  const read = (name: string): unknown =>
    typeof connection === 'object' && connection !== null ? Reflect.get(connection, name) : undefined
  const [type, effective] = [read('type'), read('effectiveType')]
  if (type === 'cellular' && typeof effective === 'string') return effective === 'slow-2g' ? '2g' : effective
  return 'wifi'
}

function watchConnection({ signal, tell }: HostProgram): void {
  const changed = () => tell('networkStatusChange', { isConnected: navigator.onLine, networkType: networkType() })
  globalThis.addEventListener('online', changed, { signal })
  globalThis.addEventListener('offline', changed, { signal })
}

function fromBase64(data: string): ArrayBuffer {
  try {
    return Uint8Array.from(atob(data), (character) => character.charCodeAt(0)).buffer
  } catch {
    throw new CallRefusal('font load error')
  }
}

const nameOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''
