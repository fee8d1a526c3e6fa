import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Serves the built web app; any other path is one of its screens. */
export function registerWeb(server: FastifyInstance, folder: string): void {
  server.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      // Names below /assets carry a hash of their content; everything else is asked for anew.
      const isHashed = path.includes('/assets/')
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
