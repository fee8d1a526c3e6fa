/**
 * `/mp/web/`: what stands around a page of the web that a program shows (`web-view`). It is a document of ours with a
 * policy of its own, so that the app's may go on to allow no page of the web: `frame-src` names the program's list and
 * holds for wherever the page goes. The page has its own origin, never ours, and no way out of its frame but messages.
 */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Asking, WebPages } from '../../modules/miniPrograms/index.ts'

interface ProgramPagesOptions {
  webPages: WebPages
  origin: string
  sandboxUrl: string | undefined
  /** @throws Refusal where nobody is signed in */
  callerOf(request: FastifyRequest): Promise<void>
  /** @throws Refusal `miniPrograms.notFound` */
  askingOf(memberId: string, programId: string, stage: unknown): Asking
}

/** Passes on what the page says, and says when it was loaded or not allowed to be where it went. */
const script = `(() => {
  const address = new URLSearchParams(location.search).get('url') || ''
  if (window.parent === window || !/^https?:\\/\\//.test(address)) return
  const tell = (said) => window.parent.postMessage({ webPage: said }, location.origin)
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin')
  frame.setAttribute('allow', '')
  frame.referrerPolicy = 'no-referrer'
  frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0'
  frame.addEventListener('load', () => tell({ kind: 'loaded' }))
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === 'frame-src') tell({ kind: 'refused', address: blockedURI })
  })
  addEventListener('message', ({ source, data }) => {
    if (source !== null && source === frame.contentWindow) tell({ kind: 'said', data })
  })
  frame.src = address
  document.body.append(frame)
})()`
const scriptHash = createHash('sha256').update(script).digest('base64')
const page = `<!doctype html><html><head><meta charset="utf-8"><title></title></head><body><script>${script}</script></body></html>`

/** What a page includes that wants to speak with the program it is shown by; the names are those that such pages know. */
const kit = `(() => {
  const tell = (name, args = {}) => {
    const { success, fail, complete, ...rest } = args
    window.parent.postMessage({ miniProgram: { name, args: rest } }, '*')
    for (const done of [success, complete]) if (typeof done === 'function') done({ errMsg: name + ':ok' })
  }
  const names = ['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch', 'postMessage']
  const miniProgram = Object.fromEntries(names.map((name) => [name, (args) => tell(name, args)]))
  miniProgram.getEnv = (callback) => callback({ miniprogram: window.parent !== window })
  window.wx = Object.assign(window.wx || {}, { miniProgram })
  if (window.parent !== window) window.__wxjs_environment = 'miniprogram'
})()
`

export function registerProgramPages(server: FastifyInstance, options: ProgramPagesOptions): void {
  const { webPages, origin, sandboxUrl } = options
  const hostOf = (address: string) => new URL(address).host

  server.get<{ Params: { id: string }; Querystring: { stage?: unknown; url?: unknown } }>(
    '/mp/web/:id',
    async (request, reply) => {
      await options.callerOf(request)
      const { programId, stage } = options.askingOf('', request.params.id, request.query.stage)
      const url = typeof request.query.url === 'string' ? request.query.url : ''
      const own = [hostOf(origin), request.host, ...(sandboxUrl === undefined ? [] : [hostOf(sandboxUrl)])]
      const sources = await webPages.sources(programId, stage, url, own)
      const policy = [
        "default-src 'none'",
        `script-src 'sha256-${scriptHash}'`,
        `frame-src ${sources === null ? "'none'" : sources.join(' ')}`,
        "base-uri 'none'",
        "form-action 'none'",
        `frame-ancestors ${[...new Set([origin, `${request.protocol}://${request.host}`])].join(' ')}`,
      ].join('; ')
      reply.raw.removeHeader('x-frame-options')
      reply.header('content-security-policy', policy).header('cache-control', 'no-store')
      if (sources === null) return reply.code(403).type('text/plain').send('not in the list')
      return reply.type('text/html').send(page)
    },
  )

  server.get('/mp/web.js', async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('text/javascript')
      .send(kit),
  )
}
