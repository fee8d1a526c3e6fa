import { ApiError, OfflineError } from '@sampan/sdk'
import { describe, expect, it, vi } from 'vitest'
import { waitBefore } from './context.ts'
import { createLocalLocks } from './environment.ts'
import { oneAtATime } from './flight.ts'
import { observable } from './observable.ts'
import { createPresence } from './presence.ts'
import { createTyping } from './typing.ts'

describe('observable', () => {
  it('tells of changes only, until the listener goes', () => {
    const value = observable(1)
    const listener = vi.fn()
    const end = value.subscribe(listener)
    value.set(1)
    value.set(2)
    end()
    value.set(3)
    expect([listener.mock.calls.length, value.get()]).toEqual([1, 3])
  })
})

describe('oneAtATime', () => {
  it('runs once more for all who asked meanwhile', async () => {
    let runs = 0
    let finish = () => {}
    const run = oneAtATime(() => {
      runs += 1
      return new Promise<void>((resolve) => {
        finish = resolve
      })
    })
    const first = run()
    const [second, third] = [run(), run()]
    expect(second).toBe(third)
    finish()
    await first
    await vi.waitFor(() => expect(runs).toBe(2))
    finish()
    await second
    expect(runs).toBe(2)
  })

  it('goes on after a failure', async () => {
    const work = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('once')).mockResolvedValue()
    const run = oneAtATime(work)
    await expect(run()).rejects.toThrow('once')
    await expect(run()).resolves.toBeUndefined()
  })
})

describe('local locks', () => {
  it('take turns by name, also after a failure', async () => {
    const locks = createLocalLocks()
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} begins`)
      await Promise.resolve()
      order.push(`${name} ends`)
      if (name === 'one') throw new Error('one failed')
    }
    const one = locks.exclusively('a', work('one'))
    const two = locks.exclusively('a', work('two'))
    await expect(one).rejects.toThrow()
    await two
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  })
})

describe('waitBefore', () => {
  const refused = (code: ApiError['code'], details = {}) => new ApiError({ code, message: '', details })
  it.each([
    ['as long as the server says', refused('request.tooMany', { retryAfterSeconds: 7 }), 0, 7_000],
    ['longer each time where it is busy', refused('server.busy'), 2, 4_000],
    ['a few times where it failed', refused('server.failed'), 1, 2_000],
    ['not for ever', refused('server.failed'), 4, undefined],
    ['never where it was refused', refused('chat.notAccepting'), 0, undefined],
    ['never where there is no connection', new OfflineError(), 0, undefined],
  ])('%s', (_name, error, tries, expected) => {
    expect(waitBefore(error, tries)).toBe(expected)
  })
})

describe('typing', () => {
  const hand = () => {
    let nowMs = 0
    const calls: (() => void)[] = []
    const clock = {
      now: () => nowMs,
      after: (_delayMs: number, call: () => void) => {
        calls.push(call)
        return () => {
          calls.splice(calls.indexOf(call), 1)
        }
      },
    }
    return { clock, calls, pass: (ms: number) => (nowMs += ms) }
  }

  it('ends when the message comes, or by itself', () => {
    const { clock, calls } = hand()
    const typing = createTyping(clock)
    typing.begin('c', 'mei')
    typing.begin('c', 'omar')
    typing.begin('c', 'mei')
    expect(typing.now.get().get('c')).toEqual(['mei', 'omar'])
    typing.end('c', 'mei')
    expect(typing.now.get().get('c')).toEqual(['omar'])
    for (const call of [...calls]) call()
    expect(typing.now.get().size).toBe(0)
  })

  it('is told every few seconds only', () => {
    const { clock, pass } = hand()
    const typing = createTyping(clock)
    const told = [0, 1_000, 3_500, 500].map((ms) => {
      pass(ms)
      return typing.shouldTell('c')
    })
    expect(told).toEqual([true, false, true, false])
  })
})

describe('presence', () => {
  it('follows what the socket tells', () => {
    const presence = createPresence()
    presence.reset(['mei'])
    presence.change('omar', true)
    presence.change('mei', false)
    expect([...presence.online.get()]).toEqual(['omar'])
    presence.reset([])
    expect(presence.online.get().size).toBe(0)
  })
})
