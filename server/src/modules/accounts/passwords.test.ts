import { describe, expect, test } from 'vitest'
import { createPasswords } from './passwords.ts'

const cheap = createPasswords({ memoryKib: 64, passes: 1 })

describe('passwords', () => {
  test('a hash names its cost, fits its password and no other', async () => {
    const hash = await cheap.hash('a boat on the river')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,p=1,t=1\$/)
    expect(await cheap.verify(hash, 'a boat on the river')).toBe(true)
    expect(await cheap.verify(hash, 'a boat on the River')).toBe(false)
  })

  test('cost as OWASP asks unless told otherwise', async () => {
    expect(await createPasswords().hash('a boat on the river')).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/)
  })

  test('the same letters from two keyboards are the same password', async () => {
    const composed = await cheap.hash('caffè sul fiume')
    expect(await cheap.verify(composed, 'caffe\u0300 sul fiume')).toBe(true)
  })

  test('without a hash nothing fits, and it takes its time to say so', async () => {
    const costly = createPasswords({ memoryKib: 8 * 1024, passes: 3 })
    const hash = await costly.hash('a boat on the river')
    const timed = async (stored: string | null) => {
      const times: number[] = []
      for (let round = 0; round < 5; round += 1) {
        const startedAt = performance.now()
        expect(await costly.verify(stored, 'something else')).toBe(false)
        times.push(performance.now() - startedAt)
      }
      return Math.min(...times)
    }
    const [known, unknown] = [await timed(hash), await timed(null)]
    // Wide enough for a busy machine: without the decoy it takes no time at all.
    expect(unknown).toBeGreaterThan(known / 4)
  })
})
