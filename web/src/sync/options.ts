/** What one sets for a conversation. */
import type { Preferences } from '@sampan/contract'

const names = ['muted', 'pinned', 'archivedSeq', 'hiddenSeq', 'markedUnread', 'strongAlert', 'background'] as const
type Name = (typeof names)[number]
type NoneForgotten<Missing extends never> = Missing
export type AllNames = NoneForgotten<Exclude<keyof Preferences, Name>>

/** Those that are said, and nothing else. */
export function preferencesIn(some: Partial<Preferences>): Partial<Preferences> {
  return Object.fromEntries(names.flatMap((name) => (some[name] === undefined ? [] : [[name, some[name]]])))
}

/** Whether all that is wanted is so. Values are small records: as text they can be compared. */
export const areSet = (now: Preferences, wanted: Partial<Preferences>): boolean =>
  names.every((name) => wanted[name] === undefined || JSON.stringify(wanted[name]) === JSON.stringify(now[name]))
