import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../../kernel/telemetry/metrics.ts'

export interface OperationsOptions {
  metrics: Metrics
  /** Resolves when the server can do its work; rejects with the reason when not. */
  checkReady(): Promise<void>
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** What watches over a server asks here: is it alive, can it work, how does it do. */
export function registerOperations(server: FastifyInstance, { metrics, checkReady }: OperationsOptions): void {
  server.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))

  server.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await checkReady()
      return reply.send({ status: 'ready' })
    } catch (reason) {
      server.log.warn({ err: reason }, 'not ready')
      return reply.code(503).send({ status: 'not ready' })
    }
  })

  // Figures are for the operator: they are told on the machine itself, not through a proxy.
  server.get('/metrics', async (request, reply) => {
    const isLocal = LOOPBACK.test(request.ip) && request.headers['x-forwarded-for'] === undefined
    if (!isLocal) return reply.code(404).send()
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
