/** `/api/<method>`: commands by POST, reads by GET or POST, uploads by PUT, downloads by GET. No rules of its own. */
import { type Method, SignedIn } from '@sampan/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Dispatcher } from '../../kernel/dispatch.ts'
import { refuse } from '../../kernel/errors.ts'
import type { AnyCaller, FileAnswer } from '../../kernel/method.ts'
import { sendFile } from './files.ts'
import { parseJson } from './json.ts'
import { callerOf, clearSessionCookie, isFromOurPages, type Sessions, setSessionCookie } from './session.ts'

export interface ApiOptions {
  dispatcher: Dispatcher
  sessions: Sessions
  origin: string
  uploadBytesMax: number
}

interface MethodRoute {
  Params: { method: string }
  Querystring: Record<string, string>
}

const JSON_BYTES_MAX = 65_536

export function registerApi(server: FastifyInstance, options: ApiOptions): void {
  const { dispatcher, sessions } = options
  const callers = new WeakMap<FastifyRequest, AnyCaller>()

  server.register(async (api) => {
    api.removeAllContentTypeParsers()
    api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

    // Before the body is read: who sends it, and whether this is the right way in.
    api.addHook<MethodRoute>('onRequest', async (request, reply) => {
      if (!isFromOurPages(request.headers, options.origin)) throw refuse('request.originRefused')
      const method = dispatcher.find(request.params.method)
      if (!method) throw refuse('method.notFound')
      const ways = waysTo(method)
      if (!ways.includes(request.method)) {
        reply.header('allow', ways.join(', '))
        throw refuse('method.notHere')
      }
      const caller = await callerOf(sessions, request)
      if (method.caller === 'member' && caller.member === null) throw refuse('auth.required')
      callers.set(request, caller)
    })

    const callerFor = (request: FastifyRequest): AnyCaller => {
      const caller = callers.get(request)
      if (!caller) throw new Error('A request came past its own hook')
      return caller
    }

    async function answer(request: FastifyRequest<MethodRoute>, reply: FastifyReply, input: unknown, bytes?: Buffer) {
      const name = request.params.method
      const key = request.headers['idempotency-key']
      if (Array.isArray(key)) throw refuse('request.invalid')
      const answered = await dispatcher.call(callerFor(request), {
        method: name,
        input,
        key,
        ...(bytes === undefined ? {} : { bytes }),
      })
      if (answered.type === 'file') return sendFile(request, reply, answered.file satisfies FileAnswer)
      if (name === 'accounts.signOut') clearSessionCookie(reply, sessions.secure)
      return reply
        .header('cache-control', 'no-store')
        .send(asCookie(dispatcher.find(name), input, answered.output, reply))
    }

    /** Browsers never see their token: it goes into a cookie that no script can read. */
    function asCookie(method: Method | undefined, input: unknown, output: unknown, reply: FastifyReply): unknown {
      if (method?.output !== SignedIn || !wantsCookie(input)) return output
      const { token, ...rest } = output as SignedIn
      if (token !== null) setSessionCookie(reply, token, sessions.secure)
      return { ...rest, token: null }
    }

    api.get<MethodRoute>('/api/:method', (request, reply) => answer(request, reply, inputOfQuery(request.query)))
    api.post<MethodRoute>('/api/:method', { bodyLimit: JSON_BYTES_MAX }, (request, reply) =>
      answer(request, reply, parseJson(Buffer.isBuffer(request.body) ? request.body : '')),
    )
    api.put<MethodRoute>('/api/:method', { bodyLimit: options.uploadBytesMax }, (request, reply) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      return answer(request, reply, inputOfQuery(request.query), bytes)
    })
    // No method is reached this way: the hook says so, and where it is.
    api.route({ method: ['DELETE', 'PATCH', 'OPTIONS'], url: '/api/:method', handler: () => {} })
  })
}

/** Whether a sign-in asks for a cookie; sockets cannot give one. */
export const wantsCookie = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'session' in input && input.session === 'cookie'

function waysTo(method: Method): string[] {
  switch (method.kind) {
    case 'command':
      return ['POST']
    case 'read':
      return ['GET', 'POST']
    case 'upload':
      return ['PUT']
    case 'download':
      return ['GET', 'HEAD']
  }
}

/** `?input={…}` as JSON; or plain parameters, for links such as a picture's. */
function inputOfQuery(query: Record<string, string>): unknown {
  const { input, ...rest } = query
  return input === undefined ? rest : parseJson(input)
}
