import type { Note } from '@sampan/contract'
import type { TFunction } from 'i18next'
import { pauseText } from '../groups/pauseText.ts'
import { daysText } from '../options/durationText.ts'
import type { Names } from './names.ts'

type LedNote = Extract<
  Note,
  {
    type:
      | 'postingChanged'
      | 'slowModeChanged'
      | 'invitingChanged'
      | 'approvalChanged'
      | 'historyChanged'
      | 'noticeWritten'
  }
>

const historyWords = { none: 'historyNone', last: 'historyLast', all: 'historyAll' } as const

/** Which words tell what the owner or an admin did. */
function ledWord(note: LedNote) {
  switch (note.type) {
    case 'postingChanged':
      return note.posting === 'admins' ? 'postingAdmins' : 'postingEveryone'
    case 'slowModeChanged':
      return note.slowSeconds === 0 ? 'slowOff' : 'slowOn'
    case 'invitingChanged':
      return note.inviting === 'admins' ? 'invitingAdmins' : 'invitingEveryone'
    case 'approvalChanged':
      return note.approval ? 'approvalOn' : 'approvalOff'
    case 'historyChanged':
      return historyWords[note.history]
    case 'noticeWritten':
      return 'noticeWritten'
  }
}

const ledValues = (note: LedNote): { duration?: string } =>
  note.type === 'slowModeChanged' ? { duration: pauseText(note.slowSeconds) } : {}

/** A system note in words, as the caller sees it. */
export function noteText(
  note: Note,
  { selfId, nameOf }: Names,
  t: TFunction<['chat', 'common']>,
  listNames: (names: readonly string[]) => string,
): string {
  const isSelf = (memberId: string) => memberId === selfId
  /** Within a sentence, as what is done to one: `you` there is another word than at its beginning. */
  const whom = (memberId: string) => (isSelf(memberId) ? t('note.youToo') : nameOf(memberId))
  const among = (memberId: string) => (isSelf(memberId) ? t('note.youAmong') : nameOf(memberId))
  switch (note.type) {
    case 'contactsNow':
      return t('note.contactsNow')
    case 'notesBegun':
      return t('note.notesBegun')
    case 'disappearingChanged': {
      const name = nameOf(note.byId)
      if (note.afterSeconds === null)
        return isSelf(note.byId) ? t('note.disappearOffYou') : t('note.disappearOff', { name })
      const duration = daysText(note.afterSeconds)
      return isSelf(note.byId) ? t('note.disappearOnYou', { duration }) : t('note.disappearOn', { name, duration })
    }
    case 'groupCreated':
      return isSelf(note.byId)
        ? t('note.groupCreatedYou', { names: listNames(note.memberIds.map(among)) })
        : t('note.groupCreated', { name: nameOf(note.byId), names: listNames(note.memberIds.map(among)) })
    case 'membersInvited':
      return isSelf(note.byId)
        ? t('note.membersInvitedYou', { names: listNames(note.memberIds.map(whom)) })
        : t('note.membersInvited', { name: nameOf(note.byId), names: listNames(note.memberIds.map(whom)) })
    case 'memberRemoved':
      return isSelf(note.byId)
        ? t('note.memberRemovedYou', { other: nameOf(note.memberId) })
        : t('note.memberRemoved', { name: nameOf(note.byId), other: whom(note.memberId) })
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
    case 'ownershipGiven': {
      const name = nameOf(note.byId)
      const other = nameOf(note.memberId)
      if (isSelf(note.byId)) return t('note.ownershipGivenYou', { other })
      return isSelf(note.memberId) ? t('note.ownershipGivenToYou', { name }) : t('note.ownershipGiven', { name, other })
    }
    case 'joinedByLink': {
      const other = nameOf(note.madeById)
      if (isSelf(note.memberId)) return t('note.joinedByLinkYou', { other })
      const name = nameOf(note.memberId)
      return isSelf(note.madeById) ? t('note.joinedByLinkYours', { name }) : t('note.joinedByLink', { name, other })
    }
    case 'postingChanged':
    case 'slowModeChanged':
    case 'invitingChanged':
    case 'approvalChanged':
    case 'historyChanged':
    case 'noticeWritten':
      return isSelf(note.byId)
        ? t(`note.${ledWord(note)}You`, ledValues(note))
        : t(`note.${ledWord(note)}`, { ...ledValues(note), name: nameOf(note.byId) })
  }
}
