import { randomUUID } from 'node:crypto'
import type { Input, MethodName, Output } from '@sampan/contract'
import { v7 } from 'uuid'
import { createPlatform, type Platform } from '../../platform.ts'
import type { DemoOptions } from './options.ts'

/** Beyond what a rate limit ever stops: weeks are told in seconds. */
const RATE_FACTOR = 1_000_000

/**
 * Does what the people of the demo world did, through the platform's own methods, at the moment when they did it. Each
 * scribe is a platform with a clock of its own, so that several tell their parts of the world at the same time.
 */
export interface Scribe {
  platform: Platform
  /** From now on it is this moment. */
  turnTo(at: Date): void
  /** A new id that carries the moment, as ids do. */
  newId(): string
  call<Name extends MethodName>(
    memberId: string,
    method: Name,
    input: Input<Name>,
    bytes?: Buffer,
  ): Promise<Output<Name>>
}

/** @param story aborted by the first call that fails; no call is made after that */
export function createScribe({ config, log, database, version }: DemoOptions, story: AbortController): Scribe {
  let now = new Date()
  const newId = () => v7({ msecs: now.getTime() })
  const platform = createPlatform({
    config: { ...config, rateFactor: RATE_FACTOR },
    log,
    database,
    version,
    demoHandles: [],
    clock: { now: () => now },
    newId,
  })
  const deviceId = randomUUID()
  return {
    platform,
    newId,
    turnTo(at) {
      now = at
    },
    async call(memberId, method, input, bytes) {
      story.signal.throwIfAborted()
      const caller = { member: { memberId, deviceId }, address: '127.0.0.1', userAgent: '' }
      const call = { method, input, ...(bytes === undefined ? {} : { bytes }) }
      const answer = await platform.dispatcher.call(caller, call).catch((reason: unknown) => {
        story.abort(reason)
        throw reason
      })
      if (answer.type === 'file') throw new Error(`${method} answers a file, which the demo world has no use for`)
      // The dispatcher answers what the contract declares for the method.
      return answer.output as Output<typeof method>
    },
  }
}

/** Does every task, each by the first scribe that is free. */
export async function share<Task>(
  scribes: readonly Scribe[],
  tasks: readonly Task[],
  act: (scribe: Scribe, task: Task) => Promise<void>,
): Promise<void> {
  const waiting = [...tasks]
  const workOff = async (scribe: Scribe): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await act(scribe, task)
  }
  await together(scribes.map(workOff))
}

/** Waits until all of them have ended, well or not, and then throws what went wrong first in their order. */
export async function together(parts: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(parts)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
