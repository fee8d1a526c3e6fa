import type { Context } from './context.ts'

/**
 * Work that is done for one key at a time, also when several tabs are asked for it, and only while there is a connection.
 * Asked for again while it runs, it runs once more: it may just have found nothing left.
 * @param name of the lock, before the key
 */
export function oneByOne(context: Context, name: string, work: (key: string) => Promise<void>): (key: string) => void {
  const running = new Set<string>()
  const askedAgain = new Set<string>()
  const start = (key: string) => {
    if (!context.isOnline()) return
    if (running.has(key)) {
      askedAgain.add(key)
      return
    }
    running.add(key)
    const done = context.environment.locks.exclusively(`${name}:${key}`, () => work(key))
    context.inBackground(
      done.finally(() => {
        running.delete(key)
        if (askedAgain.delete(key)) start(key)
      }),
    )
  }
  return start
}
