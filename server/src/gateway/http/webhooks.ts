/** `/webhooks/<provider>`: what providers of banks and cards tell by themselves. The signature is over the raw bytes. */
import type { IncomingHttpHeaders } from 'node:http'
import type { FundingProvider } from '@sampan/contract'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../kernel/errors.ts'

export interface WebhookOptions {
  /** Answers false where it is not signed as the provider signs. */
  receive(provider: FundingProvider, headers: IncomingHttpHeaders, body: Buffer): Promise<boolean>
}

const BYTES_MAX = 262_144

/** Providers repeat what was not answered with 2xx, so nothing is answered before it is kept. */
export function registerWebhooks(server: FastifyInstance, { receive }: WebhookOptions): void {
  server.register(async (webhooks) => {
    webhooks.removeAllContentTypeParsers()
    webhooks.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    webhooks.post('/webhooks/stripe', { bodyLimit: BYTES_MAX }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (!(await receive('stripe', request.headers, body))) throw refuse('request.malformed')
      return reply.header('cache-control', 'no-store').send({ received: true })
    })
  })
}
