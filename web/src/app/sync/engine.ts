import type { SignedIn } from '@sampan/contract'
import { createSync, type Sync } from '../../sync/index.ts'
import { dropPictureOnChange } from '../picture/watch.ts'

let made: { sync: Sync; started: Promise<void> } | undefined

/** The one sync of this page, started when it is first asked for. Brings the offline store with it: not for sign-in. */
export function engine(): Sync {
  return begun().sync
}

/** Takes up a session that was just opened: before the engine starts, which else would ask whose session it is. */
export async function enterEngine(signedIn: SignedIn): Promise<void> {
  if (made) {
    await made.started
    return made.sync.enter(signedIn)
  }
  await begin((sync) => sync.enter(signedIn).then(() => sync.start())).started
}

const begun = () => made ?? begin((sync) => sync.start())

function begin(start: (sync: Sync) => Promise<void>): { sync: Sync; started: Promise<void> } {
  dropPictureOnChange()
  const sync = createSync({ origin: location.origin })
  const started = start(sync)
  started.catch((error: unknown) => console.error(error))
  made = { sync, started }
  return made
}

// In development: a changed engine cannot take over from one that runs, so the page begins anew.
import.meta.hot?.accept(() => location.reload())
