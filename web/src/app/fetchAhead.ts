import { mayBeSignedIn } from './sync/session.ts'

const doors = /^\/(sign-in|sign-up|recover)(\/|$)/

/** Whether an address shows a conversation. */
export const isTalk = (path: string): boolean => /^\/chats\/[0-9a-f-]{36}/.test(path)

/**
 * Asks for all that the first screen will need at once. By itself each part would ask for the next when it is drawn, and
 * each time the phone would wait.
 * @returns whether it is a screen behind the sign-in page
 */
export function fetchAhead(path: string): boolean {
  if (doors.test(path) || !mayBeSignedIn()) return false
  // What cannot be had now is asked for again by whoever needs it, and told there.
  const ask = (part: Promise<unknown>) => void part.catch(() => {})
  ask(import('./Home.tsx'))
  if (path === '/' || path.startsWith('/chats')) ask(import('../modules/chat/pages.tsx'))
  if (isTalk(path)) ask(import('../modules/chat/talkPages.tsx'))
  return true
}
