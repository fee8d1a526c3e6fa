/**
 * Which messages of a conversation are held for the screen: a stretch of their numbers, that moves with the reader. Without
 * an end to it, going back through a year would hold all of it, and each message that comes would go through all. Pure.
 */

export interface TalkWindow {
  /** As far back as is wanted; what the device holds may begin later. */
  fromSeq: number
  /** The last one, or null: up to the newest, and on with those that come. */
  toSeq: number | null
}

/** The numbers that this device holds. */
export interface Held {
  fromSeq: number
  toSeq: number
}

/** One step back or on. */
export const PAGE = 60
/** So many are held; for a moment, while a step is taken, a few more. */
export const WINDOW_MAX = 400
/** Opening at an unread mark further back than this begins at the newest message instead. */
const UNREAD_SHOWN_MAX = 380
/** What was read before stands above the mark. */
const READ_SHOWN = 20

/** How many are shown from the last one that was read, or 0: one goes on at the newest. */
export const unreadShown = (lastSeq: number, readSeq: number, unreadCount: number): number =>
  unreadCount > 0 && lastSeq - readSeq <= UNREAD_SHOWN_MAX ? lastSeq - readSeq : 0

export const newest = (lastSeq: number, wanted = 0): TalkWindow => ({
  fromSeq: Math.max(1, lastSeq - Math.max(PAGE, wanted + READ_SHOWN) + 1),
  toSeq: null,
})

export const earlier = (window: TalkWindow, held: Held): TalkWindow => ({
  ...window,
  fromSeq: Math.max(1, Math.max(window.fromSeq, held.fromSeq) - PAGE),
})

export function later(window: TalkWindow, held: Held): TalkWindow {
  if (window.toSeq === null) return window
  const toSeq = window.toSeq + PAGE
  return { ...window, toSeq: toSeq >= held.toSeq ? null : toSeq }
}

/** So that a message stands in it with others around it; the same where it does already. */
export function around(window: TalkWindow, held: Held, seq: number): TalkWindow {
  if (seq >= window.fromSeq && seq <= (window.toSeq ?? held.toSeq)) return window
  const toSeq = seq + PAGE
  return { fromSeq: Math.max(1, seq - PAGE), toSeq: toSeq >= held.toSeq ? null : toSeq }
}

/**
 * Drops what is too much, at the end that is further from what is read.
 * @param readSeq a message that is on the screen
 */
export function trimmed(window: TalkWindow, held: Held, readSeq: number): TalkWindow {
  const first = Math.max(window.fromSeq, held.fromSeq)
  const last = window.toSeq ?? held.toSeq
  if (last - first < WINDOW_MAX) return window
  if (readSeq - first > last - readSeq) return { ...window, fromSeq: last - WINDOW_MAX + 1 }
  return { fromSeq: first, toSeq: first + WINDOW_MAX - 1 }
}

/** Who was away for long finds only the newest here: a window that lies before them goes there. */
export const within = (window: TalkWindow, held: Held): TalkWindow =>
  window.toSeq !== null && window.toSeq < held.fromSeq ? newest(held.toSeq) : window
