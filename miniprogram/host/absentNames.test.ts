import { expect, test } from 'vitest'
import { absentNames, lacksDoor } from './absentNames.ts'

test('what needs a door that the app lacks is told, and what it has is not', () => {
  const doors = { profile: async () => ({ nickName: 'Mei', avatarUrl: '', language: 'en' }) }
  expect(absentNames(doors)).toContain('chooseAddress')
  expect(absentNames(doors)).not.toContain('getUserProfile')
  expect(lacksDoor(doors, 'member.phoneNumber')).toBe(true)
  expect(lacksDoor(doors, 'member.profile')).toBe(false)
  expect(lacksDoor(doors, 'storage.set')).toBe(false)
  expect(lacksDoor(doors, 'constructor')).toBe(false)
})
