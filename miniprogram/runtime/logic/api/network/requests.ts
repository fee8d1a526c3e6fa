// request, uploadFile, downloadFile: each answers a task at once.
import type { ApiContext, ApiFamilyMaker } from '../define.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import { type Args, CallFailure, deliver, demand, isRecord, numberOf, type Result, run, stringOf } from '../wrap.ts'
import { decodeData, encodeData, headerObject, headerPairs } from './body.ts'

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT']

interface Running {
  headers: Listeners
  chunks: Listeners
  progress: Listeners
}

/** What the host tells of requests, by its serial. */
export function createRequests(context: ApiContext): {
  start(name: string, args: Args, events: readonly string[], call: (id: number) => Promise<Result>): object
} {
  const running = new Map<number, Running>()
  let lastId = 0
  const hear = (event: string, pick: (of: Running) => Listeners, shape: (detail: Args) => unknown) =>
    context.onHost(event, (detail) => {
      const found = isRecord(detail) ? running.get(Number(detail.id)) : undefined
      if (found && isRecord(detail)) pick(found).tell(shape(detail))
    })
  hear(
    'requestHeaders',
    (of) => of.headers,
    (detail) => ({ statusCode: detail.statusCode, header: headerObject(detail.headers), cookies: detail.cookies }),
  )
  hear(
    'requestChunk',
    (of) => of.chunks,
    (detail) => ({ data: detail.data }),
  )
  hear('requestProgress', (of) => of.progress, progressOf)

  return {
    start(name, args, events, call) {
      lastId += 1
      const id = lastId
      const own = { headers: createListeners(), chunks: createListeners(), progress: createListeners() }
      running.set(id, own)
      // Not by `Promise.prototype.finally`: programs put another one in its place, and some lose what comes out.
      const outcome = run(name, async () => {
        try {
          return await call(id)
        } finally {
          running.delete(id)
        }
      })
      deliver(outcome, args)
      const task: Record<string, unknown> = {
        abort: () => {
          if (running.has(id)) context.callHost('network.abort', { id }).catch(() => undefined)
        },
        onHeadersReceived: own.headers.on,
        offHeadersReceived: own.headers.off,
      }
      if (events.includes('chunks'))
        Object.assign(task, { onChunkReceived: own.chunks.on, offChunkReceived: own.chunks.off })
      if (events.includes('progress')) {
        Object.assign(task, { onProgressUpdate: own.progress.on, offProgressUpdate: own.progress.off })
      }
      return task
    },
  }
}

const progressOf = ({ sent, done, total }: Args) => {
  const progress = Number(total) > 0 ? Math.floor((Number(done) / Number(total)) * 100) : 0
  return sent === true
    ? { progress, totalBytesSent: done, totalBytesExpectedToSend: total }
    : { progress, totalBytesWritten: done, totalBytesExpectedToWrite: total }
}

export const requestsFamily: ApiFamilyMaker = (context) => {
  const requests = createRequests(context)
  const timeoutOf = (args: Args, kind: string) =>
    Math.max(1, Math.min(600_000, numberOf(args.timeout, context.manifest.app.networkTimeout[kind] ?? 60_000)))

  return {
    asynchronous: {},
    direct: {
      request: (given: unknown) => {
        const args = isRecord(given) ? given : {}
        return requests.start('request', args, ['chunks'], async (id) => {
          const url = demandUrl(args)
          const method = stringOf(args.method, 'GET').toUpperCase()
          if (!methods.includes(method)) throw new CallFailure(`method is invalid`)
          const headers = headerPairs(args.header, 'application/json')
          const answer = await context.callHost('network.request', {
            id,
            ...encodeData(url, method, headers, args.data),
            method,
            headers,
            isChunked: args.enableChunked === true,
            timeoutMs: timeoutOf(args, 'request'),
          })
          if (!isRecord(answer)) throw new CallFailure('')
          return { ...headOf(answer), data: decodeData(answer.body, args) }
        })
      },
      uploadFile: (given: unknown) => {
        const args = isRecord(given) ? given : {}
        return requests.start('uploadFile', args, ['progress'], async (id) => {
          const url = demandUrl(args)
          demand(args, { filePath: 'String', name: 'String' })
          const answer = await context.callHost('network.upload', {
            id,
            url,
            headers: headerPairs(args.header, null),
            filePath: args.filePath,
            name: args.name,
            formData: Object.entries(isRecord(args.formData) ? args.formData : {}).map(([name, value]) => [
              name,
              typeof value === 'object' ? JSON.stringify(value) : String(value),
            ]),
            timeoutMs: timeoutOf(args, 'uploadFile'),
          })
          if (!isRecord(answer)) throw new CallFailure('')
          return { ...headOf(answer), data: decodeData(answer.body, { dataType: 'text' }) }
        })
      },
      downloadFile: (given: unknown) => {
        const args = isRecord(given) ? given : {}
        return requests.start('downloadFile', args, ['progress'], async (id) => {
          const answer = await context.callHost('network.download', {
            id,
            url: demandUrl(args),
            headers: headerPairs(args.header, null),
            filePath: typeof args.filePath === 'string' ? args.filePath : null,
            timeoutMs: timeoutOf(args, 'downloadFile'),
          })
          if (!isRecord(answer)) throw new CallFailure('')
          const path = typeof args.filePath === 'string' ? 'filePath' : 'tempFilePath'
          return { ...headOf(answer), [path]: answer.path, profile: {} }
        })
      },
    },
  }
}

const headOf = (answer: Args) => ({
  statusCode: answer.statusCode,
  header: headerObject(answer.headers),
  cookies: answer.cookies,
})

function demandUrl(args: Args): string {
  demand(args, { url: 'String' })
  const url = String(args.url).trim()
  if (!/^https?:\/\/[^/]/i.test(url)) throw new CallFailure(`invalid url "${url}"`, { errno: 600009 })
  return url
}
