import type { Note } from '@sampan/contract'
import type { TFunction } from 'i18next'
import { expect, it } from 'vitest'
import german from '../../locales/de/chat.json' with { type: 'json' }
import english from '../../locales/en/chat.json' with { type: 'json' }
import { noteText } from './noteText.ts'

const names = { selfId: 'me', nameOf: (id: string) => (id === 'me' ? 'Mei' : id) }
const list = (all: readonly string[]) => all.join(' & ')

/** Enough of i18next for words without plurals. */
const speak = (words: typeof english | typeof german) =>
  ((key: string, values: Record<string, string> = {}) => {
    const text = Object.entries(words.note).find(([name]) => `note.${name}` === key)?.[1] ?? key
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
  }) as unknown as TFunction<['chat', 'common']>

it.each<[Note, string, string]>([
  [
    { type: 'groupCreated', byId: 'Omar', memberIds: ['me', 'Anya'] },
    'Omar created the group with you & Anya',
    'Omar hat die Gruppe mit dir & Anya gegründet',
  ],
  [{ type: 'membersInvited', byId: 'Omar', memberIds: ['me'] }, 'Omar invited you', 'Omar hat dich eingeladen'],
  [
    { type: 'ownershipGiven', byId: 'Omar', memberId: 'me' },
    'Omar handed the group to you',
    'Omar hat dir die Gruppe übergeben',
  ],
  [
    { type: 'ownershipGiven', byId: 'me', memberId: 'Omar' },
    'You handed the group to Omar',
    'Du hast die Gruppe an Omar übergeben',
  ],
])('speaks of oneself as one does within a sentence: %j', (note, inEnglish, inGerman) => {
  expect(noteText(note, names, speak(english), list)).toBe(inEnglish)
  expect(noteText(note, names, speak(german), list)).toBe(inGerman)
})
