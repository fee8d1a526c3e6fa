/** From the items that are drawn to those that are to be drawn, one change at a time: pure. */
import type { TalkItem } from './talkItems.ts'

export interface TalkStep {
  /** To be drawn now. Where they are not what is wanted, another step leads there. */
  items: readonly TalkItem[]
  /** Only above has something come or gone: what is seen is to be held on to from its end. */
  movedAbove: boolean
  /** Nothing of what was drawn is left. */
  isElsewhere: boolean
}

/** Days and the unread mark move as more comes in above them. */
const isLasting = ({ kind }: TalkItem): boolean => kind === 'message' || kind === 'note'

export function nextStep(before: readonly TalkItem[], wanted: readonly TalkItem[]): TalkStep {
  const all = { items: wanted, movedAbove: false, isElsewhere: false }
  const first = before.find(isLasting)?.key
  const wantedFirst = wanted.find(isLasting)?.key
  if (first === undefined || wantedFirst === undefined || first === wantedFirst) return all
  const came = wanted.some(({ key }) => key === first)
  const went = before.some(({ key }) => key === wantedFirst)
  if (!came && !went) {
    const drawn = new Set(before.filter(isLasting).map(({ key }) => key))
    return { ...all, isElsewhere: !wanted.some(({ key }) => drawn.has(key)) }
  }
  // Up to where ends what is drawn; and what goes there stays for this once.
  const last = before.findLast(isLasting)?.key
  const end = wanted.findIndex(({ key }) => key === last)
  if (end !== -1) {
    return { ...all, items: end === wanted.length - 1 ? wanted : wanted.slice(0, end + 1), movedAbove: true }
  }
  const wantedLast = wanted.findLast(isLasting)?.key
  const from = before.findIndex(({ key }) => key === wantedLast)
  return from === -1 ? all : { ...all, items: [...wanted, ...before.slice(from + 1)], movedAbove: true }
}
