/** `/tiles/{z}/{x}/{y}`: pictures of maps, for members alone. Where they come from hears of no member. */
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../kernel/errors.ts'
import type { RateLimiter } from '../../kernel/rateLimit.ts'
import type { Tiles } from '../../modules/places/index.ts'
import { isFromOurPages, memberOf, type Sessions } from './session.ts'

export interface TileOptions {
  tiles: Tiles
  sessions: Sessions
  limiter: RateLimiter
  origin: string
}

/** A desktop shows some 40 at once, and as many more with each step of the zoom. */
const LIMIT = { burst: 600, perMinute: 1_200 }
const DAY_SECONDS = 86_400

export function registerTiles(server: FastifyInstance, { tiles, sessions, limiter, origin }: TileOptions): void {
  server.get<{ Params: { z: string; x: string; y: string } }>('/tiles/:z/:x/:y', async (request, reply) => {
    if (!isFromOurPages(request.headers, origin)) throw refuse('request.originRefused')
    const member = await memberOf(sessions, request.headers)
    if (member === null) throw refuse('auth.required')
    limiter.take(`tiles ${member.deviceId}`, LIMIT)
    const { z, x, y } = request.params
    const tile = await tiles.read(z, x, y)
    return reply
      .header('cache-control', `private, max-age=${DAY_SECONDS}`)
      .header('content-type', tile.mediaType)
      .send(tile.bytes)
  })
}
