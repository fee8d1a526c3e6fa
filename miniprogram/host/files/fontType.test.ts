import { expect, test } from 'vitest'
import { asFont } from './fontType.ts'

test('a font is known by its bytes', async () => {
  expect((await asFont(new Blob(['wOF2 and more'], { type: 'text/html' }))).type).toBe('font/woff2')
  expect((await asFont(new Blob([new Uint8Array([0, 1, 0, 0, 9])]))).type).toBe('font/ttf')
  for (const other of ['<html>', '', 'wO', '{"a":1}']) {
    await expect(asFont(new Blob([other], { type: 'font/woff2' }))).rejects.toThrow('font load error')
  }
})
