import type { Note } from '@sampan/contract'
import type { TFunction } from 'i18next'
import type { Names } from './names.ts'

/** A system note in words, as the caller sees it. */
export function noteText(
  note: Note,
  { selfId, nameOf }: Names,
  t: TFunction<['chat', 'common']>,
  listNames: (names: readonly string[]) => string,
): string {
  const isSelf = (memberId: string) => memberId === selfId
  const whoIs = (memberId: string) => (isSelf(memberId) ? t('common:you') : nameOf(memberId))
  const who = (memberIds: readonly string[]) => listNames(memberIds.map(whoIs))
  switch (note.type) {
    case 'contactsNow':
      return t('note.contactsNow')
    case 'groupCreated':
      return isSelf(note.byId)
        ? t('note.groupCreatedYou', { names: who(note.memberIds) })
        : t('note.groupCreated', { name: nameOf(note.byId), names: who(note.memberIds) })
    case 'membersInvited':
      return isSelf(note.byId)
        ? t('note.membersInvitedYou', { names: who(note.memberIds) })
        : t('note.membersInvited', { name: nameOf(note.byId), names: who(note.memberIds) })
    case 'memberRemoved':
      return isSelf(note.byId)
        ? t('note.memberRemovedYou', { other: nameOf(note.memberId) })
        : t('note.memberRemoved', { name: nameOf(note.byId), other: whoIs(note.memberId) })
    case 'memberLeft':
      return isSelf(note.memberId) ? t('note.memberLeftYou') : t('note.memberLeft', { name: nameOf(note.memberId) })
    case 'groupRenamed': {
      const { byId, title } = note
      if (title === null)
        return isSelf(byId) ? t('note.groupUnnamedYou') : t('note.groupUnnamed', { name: nameOf(byId) })
      return isSelf(byId) ? t('note.groupRenamedYou', { title }) : t('note.groupRenamed', { name: nameOf(byId), title })
    }
    case 'ownerChanged':
      return isSelf(note.memberId) ? t('note.ownerChangedYou') : t('note.ownerChanged', { name: nameOf(note.memberId) })
  }
}
