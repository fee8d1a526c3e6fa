import { expect, it } from 'vitest'
import { createRateLimiter } from './rateLimit.ts'

const limit = { burst: 3, perMinute: 60 }

function limiterAt(factor = 1) {
  let nowMs = 0
  const limiter = createRateLimiter({ now: () => new Date(nowMs) }, factor)
  const take = (key = 'a') => {
    try {
      limiter.take(key, limit)
      return 'taken'
    } catch (refusal) {
      return refusal
    }
  }
  return { take, wait: (ms: number) => (nowMs += ms) }
}

it('lets a burst through, then refuses and says how long to wait', () => {
  const { take } = limiterAt()
  expect([take(), take(), take()]).toEqual(['taken', 'taken', 'taken'])
  expect(take()).toMatchObject({ code: 'request.tooMany', details: { retryAfterSeconds: 1 } })
})

it('refills evenly, up to the burst', () => {
  const { take, wait } = limiterAt()
  for (let index = 0; index < 3; index += 1) take()
  wait(999)
  expect(take()).toMatchObject({ code: 'request.tooMany' })
  wait(1)
  expect(take()).toBe('taken')
  wait(3_600_000)
  expect([take(), take(), take()]).toEqual(['taken', 'taken', 'taken'])
  expect(take()).toMatchObject({ code: 'request.tooMany' })
})

it('counts each key for itself and survives a clock that goes back', () => {
  const { take, wait } = limiterAt()
  for (let index = 0; index < 3; index += 1) take('a')
  expect(take('b')).toBe('taken')
  wait(-60_000)
  expect(take('a')).toMatchObject({ code: 'request.tooMany' })
})

it('scales with its factor', () => {
  const { take } = limiterAt(2)
  expect(Array.from({ length: 7 }, () => take()).filter((outcome) => outcome === 'taken')).toHaveLength(6)
})

it('remembers who is still asking while many others come and go', () => {
  const { take } = limiterAt()
  for (let index = 0; index < 3; index += 1) take('a')
  for (let index = 0; index < 60_000; index += 1) take(`other ${index}`)
  expect(take('a')).toMatchObject({ code: 'request.tooMany' })
})
