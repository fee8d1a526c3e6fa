import { expect, test } from 'vitest'
import { emojiGroups } from './emoji.ts'

test('every entry is one emoji, and none stands twice', () => {
  const all = emojiGroups.flatMap(([, entries]) => entries)
  expect(all.filter((entry) => !/^\p{RGI_Emoji}$/v.test(entry))).toEqual([])
  expect(all.filter((entry, index) => all.indexOf(entry) !== index)).toEqual([])
})
