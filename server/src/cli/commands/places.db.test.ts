import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectDatabase } from '@sampan/server/kernel/database/connect.ts'
import type { Database } from '@sampan/server/schema/index.ts'
import { createTestDatabase } from '@sampan/testkit/database.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '../../kernel/telemetry/log.ts'
import { type CommandContext, WrongUsage } from '../command.ts'
import { places } from './places.ts'

const folder = mkdtempSync(join(tmpdir(), 'sampan-places-'))
const log = createLog({ level: 'error' })
const made = await createTestDatabase()
const database = await connectDatabase<Database>({ connection: made.connectionString, log })
let said: string[] = []

beforeAll(() => {
  writeFileSync(join(folder, 'town.csv'), 'name,latitude,longitude\nBridge,45.4,12.3\n,1,1\n')
  writeFileSync(join(folder, 'wrong.csv'), `name,latitude,longitude\nTower,45.4,12.3\n${'Lost,95,1\n'.repeat(23)}`)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
  await made.drop()
})

async function run(...words: string[]): Promise<number> {
  said = []
  // What the command does not look at is not there.
  const context = { database, log, say: (line: string) => said.push(line) } as unknown as CommandContext
  return places.run(context, words)
}

it('imports, lists and removes', async () => {
  expect(await run('import', join(folder, 'town.csv'))).toBe(0)
  expect(said).toEqual(['town: 1', '1 without a name were left out'])
  expect(await run('import', join(folder, 'town.csv'), 'elsewhere')).toBe(0)
  expect(await run()).toBe(0)
  expect(said).toEqual(['elsewhere: 1', 'town: 1'])
  expect(await run('remove', 'elsewhere')).toBe(0)
  await expect(run('remove', 'elsewhere')).rejects.toThrow('No places come from')
})

it('changes nothing where something is wrong, and says where', async () => {
  expect(await run('import', join(folder, 'wrong.csv'), 'town')).toBe(1)
  expect(said[0]).toBe('line 3: the latitude 95 is not between -90 and 90')
  expect(said.at(-2)).toBe('… and 3 more')
  expect(said.length).toBe(22)
  await run()
  expect(said).toEqual(['town: 1'])
})

it('is told how to be called', async () => {
  await expect(run('import')).rejects.toThrow(WrongUsage)
  await expect(run('move', 'a')).rejects.toThrow(WrongUsage)
  await expect(run('import', join(folder, 'none.csv'))).rejects.toThrow('There is no file')
})
