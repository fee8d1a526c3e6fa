/** Runs `work` one at a time. Asked while it runs, it runs once more: what was asked for is seen by a run that began later. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  return () => {
    if (next) return next
    if (running) {
      next = running
        .catch(() => {})
        .then(() => {
          next = undefined
          return begin()
        })
      return next
    }
    return begin()
  }

  function begin(): Promise<void> {
    const run = work().finally(() => {
      if (running === run) running = undefined
    })
    running = run
    return run
  }
}
