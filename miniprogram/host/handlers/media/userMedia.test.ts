import { afterEach, expect, test, vi } from 'vitest'
import { CallRefusal } from '../../refusal.ts'
import { userMedia } from './userMedia.ts'

afterEach(() => vi.unstubAllGlobals())

test('a page that has no devices, or whose browser says no, is told that it may not', async () => {
  vi.stubGlobal('navigator', {})
  await expect(userMedia({ audio: true })).rejects.toBeInstanceOf(CallRefusal)
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => Promise.reject(new Error('NotAllowedError')) } })
  await expect(userMedia({ audio: true })).rejects.toBeInstanceOf(CallRefusal)
})

test('what the browser gives is handed on', async () => {
  const stream = {}
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => stream } })
  expect(await userMedia({ audio: true })).toBe(stream)
})
