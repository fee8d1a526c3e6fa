/** `/mp/runtime/<build>/`: the frame that programs run in, and the parts that it loads. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../kernel/errors.ts'
import type { RuntimeBuilds } from '../../modules/miniPrograms/index.ts'

interface ProgramRuntimeOptions {
  runtime: RuntimeBuilds
  origin: string
  /** Another host name of this server, for the frame; undefined for the app's own. */
  sandboxUrl: string | undefined
  /** Where the app stands that was built with the runtime; null serves no frame. */
  webFolder: string | null
}

const YEAR_SECONDS = 31_536_000

/**
 * The frame is of no origin, even when it is opened by itself, and may ask nobody for anything but pictures of ours. Its
 * policy is made with it; where pictures come from, and who may show it, is known here. Each build has an address of its
 * own, so that browsers keep it for good.
 */
export function registerProgramRuntime(server: FastifyInstance, options: ProgramRuntimeOptions): void {
  const { runtime, origin, sandboxUrl, webFolder } = options
  if (webFolder === null) return
  for (const { folder, policy, path: prefix } of runtime.hold(join(webFolder, 'mp-runtime'))) {
    server.register(async (routes) => {
      routes.addHook('onSend', async (request, reply) => {
        const { host } = request
        const here = /^[\w.:[\]-]{1,255}$/.test(host) ? [`${request.protocol}://${host}`] : []
        const origins = [...new Set([origin, ...(sandboxUrl === undefined ? here : [sandboxUrl])])]
        const within = (path: string) => origins.map((each) => `${each}${path}`).join(' ')
        const shownBy = [...new Set([origin, ...(sandboxUrl === undefined ? here : [])])].join(' ')
        const own = policy.replace('PICTURES', within('/mp/pictures/')).replace('MEDIA', within('/mp/media/'))
        reply
          .header('content-security-policy', `${own}; frame-ancestors ${shownBy}`)
          .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
          .header('access-control-allow-origin', '*')
          .header('cross-origin-resource-policy', 'cross-origin')
          .removeHeader('x-frame-options')
        reply.raw.removeHeader('x-frame-options')
      })
      routes.register(fastifyStatic, {
        root: folder,
        prefix,
        decorateReply: false,
        cacheControl: false,
        preCompressed: true,
        allowedPath: (path) => /^\/(frame\.html|chunks\/[a-zA-Z]+\.js)$/.test(path),
      })
    })
  }
  // A build that is not held any more: nothing of the app stands in its place.
  server.get('/mp/runtime/*', async () => {
    throw refuse('method.notFound')
  })
}
