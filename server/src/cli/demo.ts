/** The demo world: laid on an empty database, whole or not at all, and offered on the sign-in page. */
import { join } from 'node:path'
import { people } from '@sampan/testkit/seeds/people.ts'
import { createDiskBlobs } from '../kernel/blobs.ts'
import { sweepUnsent } from '../modules/files/index.ts'
import type { DemoOptions } from './demo/options.ts'
import {
  alone,
  countMembers,
  emptyTables,
  forgetAvatars,
  listDemoHandles,
  markBegun,
  markWhole,
  readMark,
} from './demo/store.ts'

/**
 * Lays the demo world where there is nobody yet, and clears away half a world that an earlier start left behind. Call
 * it before anyone else can reach the database.
 * @returns the handles of the people one may step in as, in the order of the sign-in page; none where the demo is off
 */
export async function layDemoWorld(options: DemoOptions): Promise<string[]> {
  const { config, log, database } = options
  const { pool } = database
  if (!config.demo && (await readMark(pool)) !== 'half') return []
  await alone(pool, async () => {
    if ((await readMark(pool)) === 'half') await clearHalfWorld(options)
    const members = await countMembers(pool)
    if (!config.demo || members.all > 0) return
    log.info('laying the demo world, which takes some seconds')
    const startedAt = performance.now()
    await markBegun(pool)
    // The story is read once in a server's life; other starts do without.
    const { layWorld } = await import('./demo/lay.ts')
    await layWorld(options)
    await markWhole(pool)
    log.info({ seconds: Math.round((performance.now() - startedAt) / 100) / 10 }, 'laid the demo world')
  })
  if (!config.demo || (await readMark(pool)) !== 'whole') return []
  const there = await listDemoHandles(pool)
  return people.filter(({ handle, stepIn }) => stepIn && there.has(handle)).map(({ handle }) => handle)
}

/** Nobody can have signed up in half a world, since no server ever listened on it; where someone did, it stays. */
async function clearHalfWorld({ config, log, database }: DemoOptions): Promise<void> {
  const { pool, kysely } = database
  const members = await countMembers(pool)
  if (members.all > members.demo) {
    log.warn('A demo world was never finished, but there are other members too: it stays as it is')
    return
  }
  log.info('clearing away a demo world that was never finished')
  await forgetAvatars(pool)
  const blobs = createDiskBlobs(join(config.dataDirectory, 'files'))
  const endOfTime = new Date('9999-01-01T00:00:00.000Z')
  await sweepUnsent(kysely, blobs, endOfTime, async () => [])
  await emptyTables(pool)
}
