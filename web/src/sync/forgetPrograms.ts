/** Where mini programs keep what they hold of a member: databases of their own, beside the store of sync. */
const databases = ['sampan-program-storage', 'sampan-mini-program-files']

/** Whoever signs out leaves nothing of it on the device. Open connections close themselves when they hear of it. */
export function forgetPrograms(): void {
  // Not everywhere where sync runs is there a browser.
  if (typeof indexedDB === 'undefined') return
  for (const name of databases) indexedDB.deleteDatabase(name)
}
