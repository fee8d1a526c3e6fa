import { createSync, type Sync } from '../../sync/index.ts'

let made: { sync: Sync; started: Promise<void> } | undefined

/** The one sync of this page, started when it is first asked for. Brings the offline store with it: not for sign-in. */
export function engine(): Sync {
  return begun().sync
}

/** The same, when it knows whose session it is. */
export async function openedEngine(): Promise<Sync> {
  const { sync, started } = begun()
  await started
  return sync
}

function begun(): { sync: Sync; started: Promise<void> } {
  if (!made) {
    const sync = createSync({ origin: location.origin })
    made = { sync, started: sync.start() }
    made.started.catch((error: unknown) => console.error(error))
  }
  return made
}

// In development: a changed engine cannot take over from one that runs, so the page begins anew.
import.meta.hot?.accept(() => location.reload())
