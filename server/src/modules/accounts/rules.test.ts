import { describe, expect, test } from 'vitest'
import { decidePasskeyRemoval, decidePasswordChange, decideProfile, type Profile } from './rules.ts'

describe('decidePasswordChange', () => {
  test.each([
    // has one, current, fits → refused as
    [true, 'the old one', true, null],
    [true, 'another', false, 'accounts.passwordWrong'],
    [true, null, false, 'accounts.passwordWrong'],
    [false, null, false, null],
    [false, 'made up', false, 'accounts.passwordWrong'],
  ] as const)('has one: %s, current: %s, fits: %s → %s', (hasPassword, current, fits, refused) => {
    expect(decidePasswordChange(hasPassword, current, fits)).toBe(refused)
  })
})

describe('decidePasskeyRemoval', () => {
  test.each([
    // has a password, passkeys → refused as
    [true, 1, null],
    [true, 2, null],
    [false, 2, null],
    [false, 1, 'accounts.lastCredential'],
  ] as const)('password: %s, passkeys: %i → %s', (hasPassword, passkeys, refused) => {
    expect(decidePasskeyRemoval(hasPassword, passkeys)).toBe(refused)
  })
})

describe('decideProfile', () => {
  const mei: Profile = { name: 'Mei', about: 'Ferries', region: 'CN', language: 'zh', avatarFileId: 'a' }

  test.each([
    // changes → after, changed, others see it
    [{}, {}, false, false],
    [{ name: 'Mei' }, {}, false, false],
    [{ name: ' Mei Lin ' }, { name: 'Mei Lin' }, true, true],
    [{ about: '' }, { about: '' }, true, true],
    [{ region: null }, { region: null }, true, true],
    [{ avatarFileId: null }, { avatarFileId: null }, true, true],
    [{ language: 'de' as const }, { language: 'de' as const }, true, false],
    [{ name: undefined, region: undefined }, {}, false, false],
  ])('%o', (changes, difference, changed, othersSeeIt) => {
    expect(decideProfile(mei, changes)).toEqual({ after: { ...mei, ...difference }, changed, othersSeeIt })
  })
})
