import { chmodSync, existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDiskBlobs } from '@sampan/server/kernel/blobs.ts'
import { systemClock } from '@sampan/server/kernel/clock.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDatabase, checkFiles, checkJobs } from './database.ts'
import type { Finding } from './finding.ts'
import { checkDataFolder, checkOrigin, checkSettings } from './surroundings.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const told = (found: readonly Finding[]) => found.map(({ level, text }) => `${level}: ${text}`).join('\n')
const filesNow = (repair = false) => checkFiles(world.pool, world.config, systemClock, repair)

describe('files', () => {
  it('are compared with what lies on the disk; what belongs to nothing is removed on demand', async () => {
    const mei = await world.person('Mei')
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
    const { id } = await world.call(mei, 'files.uploadPicture', {}, { bytes })
    expect(told(await filesNow())).toBe('good: All 1 files have their bytes.')

    const orphan = newUuid()
    const folder = join(world.config.dataDirectory, 'files', orphan.slice(-2))
    const path = join(folder, `${orphan}.original`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, 'old')
    expect(told(await filesNow())).not.toContain('belong to nothing')
    utimesSync(path, new Date('2020-01-01'), new Date('2020-01-01'))
    expect(told(await filesNow())).toMatch(/warning: 1 blobs .* belong to nothing/)
    expect(told(await filesNow(true))).toContain('removed')
    expect(existsSync(path)).toBe(false)
    const blobs = createDiskBlobs(join(world.config.dataDirectory, 'files'))
    expect(await blobs.sizeOf(`${id}.original`)).not.toBeNull()

    await blobs.remove(`${id}.original`)
    await blobs.remove(`${id}.thumbnail`)
    expect(told(await filesNow(true))).toContain(`fault: 1 files have no bytes any more (first: ${id})`)
  })
})

describe('the database', () => {
  it('is found unsafe where a power cut could undo what was acknowledged, as in tests', async () => {
    expect(told(await checkDatabase(world.pool, world.config, systemClock))).toContain('fault: fsync is off')
  })

  it('tells of a clock that is wrong', async () => {
    const wrong = { now: () => new Date(Date.now() - 3_600_000) }
    expect(told(await checkDatabase(world.pool, world.config, wrong))).toMatch(/clocks .* 3\d\d\d s apart/)
  })

  it('names jobs that failed for good', async () => {
    expect(told(await checkJobs(world.pool))).toBe('good: No job fails.')
    await world.pool.query(`SELECT graphile_worker.add_job('sweep', '{}', max_attempts := 1)`)
    await world.pool.query(`UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = 'no disk'`)
    expect(told(await checkJobs(world.pool))).toContain('fault: 1 jobs sweep failed for good (no disk).')
  })
})

describe('what is around', () => {
  it('must keep its secrets', () => {
    const path = join(world.config.dataDirectory, 'payment-codes.key')
    chmodSync(path, 0o644)
    expect(told(checkDataFolder(world.config, false))).toContain(`fault: Others on this machine can read ${path}`)
    checkDataFolder(world.config, true)
    expect(told(checkDataFolder(world.config, false))).not.toContain(path)
  })

  it('must have room', () => {
    expect(told(checkDataFolder(world.config, false, () => 100e6))).toContain('fault: 0.1 GB of disk are free.')
    expect(told(checkDataFolder(world.config, false, () => 2e9))).toContain('warning: 2.0 GB')
  })

  it('must be safe where people come from elsewhere', () => {
    const usual = { ...world.config, rateFactor: 1 }
    expect(told(checkSettings(usual))).toBe('good: The settings are in order.')
    const open = { ...usual, origin: 'http://chat.example.org', demo: true }
    expect(told(checkSettings(open))).toMatch(/fault: The demo is on.*\nfault: People open the app over plain HTTP/)
  })

  it('must answer', async () => {
    const found = await checkOrigin({ ...world.config, origin: 'https://127.0.0.1:9' }, new Date())
    expect(told(found)).toMatch(/fault: There is no TLS .*\nwarning: The server does not run/)
  })
})
