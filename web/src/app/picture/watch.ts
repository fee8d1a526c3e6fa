import { Dexie } from 'dexie'
import { dropPicture } from './held.ts'

/** What screens of chats are made of. */
const shown = /\/(self|relations|conversations|rosters|messages|quotes|outbox|acts|drafts|blobs)\//

/** Calls when the offline store has changed in something that a picture may show, in this tab or another. */
export function onChange(call: () => void): () => void {
  const hear = (parts: object) => {
    if (Object.keys(parts).some((part) => part === 'all' || shown.test(part))) call()
  }
  Dexie.on.storagemutated.subscribe(hear)
  return () => Dexie.on.storagemutated.unsubscribe(hear)
}

/** What was taken back, hidden or read must not be seen again by the next opening. Call before the store is opened. */
export function dropPictureOnChange(): void {
  onChange(dropPicture)
}
