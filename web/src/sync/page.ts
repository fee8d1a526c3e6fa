/** What a browser's page tells sync: that it came to the front, that the network is back, that another tab did something. */
import { liveQuery } from 'dexie'
import type { Store } from './store.ts'

export interface PageSigns {
  /** Worth a new attempt to connect. */
  onNudge(): void
  /** Another tab signed in, signed out, or left messages to be sent. */
  onStoreChanged(): void
}

/** The answer ends the watching. Outside of a browser nothing is watched. */
export function watchPage(store: Store, signs: PageSigns): () => void {
  if (typeof document === 'undefined') return () => {}
  const onVisible = () => {
    if (document.visibilityState === 'visible') signs.onNudge()
  }
  window.addEventListener('online', signs.onNudge)
  document.addEventListener('visibilitychange', onVisible)
  const watched = liveQuery(async () => [
    (await store.readSession())?.epoch,
    await store.outbox.where('state').equals('waiting').count(),
  ]).subscribe({ next: signs.onStoreChanged, error: () => {} })
  return () => {
    window.removeEventListener('online', signs.onNudge)
    document.removeEventListener('visibilitychange', onVisible)
    watched.unsubscribe()
  }
}
