import { CallRefusal } from '@sampan/miniprogram/host'
import { afterEach, expect, test, vi } from 'vitest'
import { withClipboard } from './clipboard.ts'

afterEach(() => vi.unstubAllGlobals())
const read = () => withClipboard((clipboard) => clipboard.readText())

test('a page without a clipboard, or whose browser says no, is told so in words', async () => {
  vi.stubGlobal('navigator', {})
  await expect(read()).rejects.toBeInstanceOf(CallRefusal)
  vi.stubGlobal('navigator', { clipboard: { readText: () => Promise.reject(new Error('NotAllowedError')) } })
  await expect(read()).rejects.toBeInstanceOf(CallRefusal)
})

test('what stands in it is handed on', async () => {
  vi.stubGlobal('navigator', { clipboard: { readText: async () => 'green tea' } })
  expect(await read()).toBe('green tea')
})
