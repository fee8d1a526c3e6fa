import { refuse } from './errors.ts'

export interface Semaphore {
  /** Runs `act` when there is room, in the order of asking. Throws `server.busy` when too many wait already. */
  run<Result>(act: () => Promise<Result>): Promise<Result>
}

/** Bounds work that costs much memory or processor time: so many at once, so many waiting, and no more. */
export function createSemaphore(limits: { atOnceMax: number; waitingMax: number }): Semaphore {
  const waiting: (() => void)[] = []
  let running = 0

  async function enter(): Promise<void> {
    if (running < limits.atOnceMax) {
      running += 1
      return
    }
    if (waiting.length >= limits.waitingMax) throw refuse('server.busy')
    // Whoever leaves hands its place over, so nobody who comes later slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return {
    async run(act) {
      await enter()
      try {
        return await act()
      } finally {
        leave()
      }
    },
  }
}
