import type { Conversation, Member } from '@sampan/contract'
import i18next from 'i18next'

/** How names are found: the caller's own name for someone, else theirs. */
export interface Names {
  selfId: string | null
  /** '' for somebody who is not known here. */
  nameOf(memberId: string): string
}
/** With those that others may read, too: no private remarks. */
export interface OpenNames extends Names {
  publicNameOf(memberId: string): string
}

export function namesFrom(
  selfId: string | null,
  people: ReadonlyMap<string, Member>,
  remarks: ReadonlyMap<string, string>,
  /** What people are called in this group. The caller's own name for someone goes before it. */
  nicknames: ReadonlyMap<string, string> = new Map(),
): OpenNames {
  const publicNameOf = (memberId: string) => nicknames.get(memberId) ?? people.get(memberId)?.name ?? ''
  return { selfId, publicNameOf, nameOf: (memberId) => remarks.get(memberId) ?? publicNameOf(memberId) }
}

/** The conversation with oneself. */
export const isNotes = ({ peer }: Pick<Conversation, 'peer'>, selfId: string | null): boolean =>
  peer !== null && peer.id === selfId

/** What a conversation is called: the other person, the group's name, or its people's names. */
export function conversationName(
  conversation: Conversation,
  { selfId, nameOf }: Names,
  listNames: (names: readonly string[]) => string,
): string {
  if (isNotes(conversation, selfId)) return i18next.t('options:notes.title')
  if (conversation.peer) return nameOf(conversation.peer.id) || conversation.peer.name
  if (conversation.title !== null) return conversation.title
  const others = conversation.faces.filter(({ id }) => id !== selfId)
  return listNames(others.map(({ id, name }) => nameOf(id) || name))
}
