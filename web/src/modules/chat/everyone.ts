/** Calling all people of a group at once: on the wire each of them is called by the same words. */
import { MENTIONS_MAX, type Mention } from '@sampan/contract'
import type { Face } from '../../ui/face.ts'

/** Stands for all of them while one writes. */
export const EVERYONE = 'everyone'

/** Owner and admins may, where a message can name that many. */
export const mayCallEveryone = ({ role }: { role: string }, people: readonly Face[]): boolean =>
  role !== 'member' && people.length >= 2 && people.length <= MENTIONS_MAX

/** In place of everyone each of them, once. */
export function spreadEveryone(mentions: readonly Mention[], people: readonly Face[]): Mention[] {
  const called = mentions.find(({ memberId }) => memberId === EVERYONE)
  if (!called) return [...mentions]
  return people.map(({ id }) => ({ ...called, memberId: id })).slice(0, MENTIONS_MAX)
}

/** Whether words call several people: that is everyone. */
export const callsEveryone = (mentions: readonly Mention[]): boolean =>
  mentions.length > 1 && mentions.every(({ offset }) => offset === mentions[0]?.offset)
