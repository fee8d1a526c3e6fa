import { afterEach, expect, test, vi } from 'vitest'
import { fakeWorld } from '../fakeContext.fixture.ts'
import { makeSurfaces } from './surfaces.ts'

class FakeCanvas {
  width = 1
  height = 1
}

afterEach(() => vi.unstubAllGlobals())

/** A frame that knows these nodes. */
function frame(known: Set<number>) {
  vi.stubGlobal('OffscreenCanvas', FakeCanvas)
  const size = { width: 30, height: 20, pixelRatio: 2 }
  const gone: number[] = []
  const { context } = fakeWorld({
    invokeNode: async (node, method) => {
      if (!known.has(node)) throw new Error('not supported')
      return method === 'takeCanvas' ? { ...size, canvas: new FakeCanvas(), type: '2d' } : size
    },
  })
  return { gone, surfaces: makeSurfaces(context, (node) => gone.push(node)) }
}

const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

test('a canvas is taken once, and is the same one after that', async () => {
  const { surfaces } = frame(new Set([1]))
  expect(await surfaces.of(1)).toBe(await surfaces.of(1))
  await expect(surfaces.of(2)).rejects.toThrow('not supported')
})

test('nothing is kept of canvases that went away with their pages', async () => {
  const known = new Set<number>()
  const { surfaces, gone } = frame(known)
  for (const page of from(0, 10)) {
    known.clear()
    for (const node of from(page * 20, 20)) known.add(node)
    for (const node of known) await surfaces.of(node)
    await new Promise((resolve) => setImmediate(resolve))
  }
  // Only those of the last pages may be there still.
  expect(gone.length).toBeGreaterThanOrEqual(120)
  expect(gone).toContain(0)
  for (const node of known) expect(gone).not.toContain(node)
})
