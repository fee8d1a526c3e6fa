/** Whom one may name in what one writes, and by which words. */
import { EVERYONE } from '@sampan/contract'
import type { Face } from '../../ui/face.ts'

/** `name` is what the writer calls them; others read `called`, which no private remark goes into. */
export interface Mentionable extends Face {
  called: string
}

/** Owner and admins may call all of a group; two are called by name. */
export const mayCallEveryone = ({ role }: { role: string }, people: readonly Face[]): boolean =>
  role !== 'member' && people.length >= 2

/** All of them, by a word of the writer's language. */
export const everyoneCalled = (word: string): Mentionable => ({ id: EVERYONE, name: word, called: word })
