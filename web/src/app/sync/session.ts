import type { Status } from '../../sync/index.ts'
import { dropPicture, endPicture } from '../picture/held.ts'

const storageKey = 'sampan.signedIn'

/**
 * Whether somebody may be signed in here: tells the sign-in page from the app before either is fetched. Only a hint; the
 * store and the server know.
 */
export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== null
  } catch {
    return true
  }
}

export function rememberSession(session: Status['session']): void {
  if (session === 'signedOut') {
    endPicture()
    dropPicture()
  }
  try {
    if (session === 'signedIn') localStorage.setItem(storageKey, 'yes')
    if (session === 'signedOut') localStorage.removeItem(storageKey)
  } catch {
    // Private windows may refuse storage: then the app is asked each time.
  }
}

/** The address of `/sign-in` that leads back to a page of the app. */
export const signInPath = (path: string): string =>
  path === '/' || path === '/chats' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`

/** Where to go after signing in: a path of this app, never another site. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? ''
  return /^\/(?![/\\])/.test(next) && !/^\/sign-(in|up)(?![\w-])/.test(next) ? next : '/chats'
}
