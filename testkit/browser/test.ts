import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, expect } from 'vitest'
import { type BrowserWorld, createBrowserWorld } from './browserWorld.ts'

export { expect } from 'vitest'

const pictures = join(import.meta.dirname, '..', '..', '.cache', 'test', 'browser')

/**
 * A journey of people in browsers: each test has a world of its own. At its end no browser may have complained of
 * anything that the test did not name (`world.tolerate`).
 */
export const test = testWith(() => ({}))

/** The same, on a server with settings and surroundings of its own: read when a test begins. */
export function testWith(
  settings: () => Record<string, string>,
  surroundings: () => Parameters<typeof createBrowserWorld>[1] = () => ({}),
) {
  return base.extend('world', async ({ task }, { onCleanup }): Promise<BrowserWorld> => {
    const world = await createBrowserWorld(settings(), surroundings())
    onCleanup(async () => {
      try {
        if (task.result?.state === 'fail') await keepPictures(world, task.name)
        else expect(world.troubles(), 'What browsers complained of').toEqual([])
      } finally {
        await world.close()
      }
    })
    return world
  })
}

async function keepPictures(world: BrowserWorld, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const complaints = world.troubles()
  if (complaints.length > 0) console.error(complaints.join('\n'))
  for (const [index, bytes] of (await world.screenshots()).entries())
    writeFileSync(join(pictures, `${name.replace(/\W+/g, '-')}-${index + 1}.png`), bytes)
}
