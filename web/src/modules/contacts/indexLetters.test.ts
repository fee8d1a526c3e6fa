import { beforeAll, describe, expect, test } from 'vitest'
import type { AppLanguage } from '../../locales/language.ts'
import { isNamed } from '../search/isNamed.ts'
import { indexByName, placeOf, type ReadChinese } from './indexLetters.ts'
import { loadPinyin } from './pinyin.ts'

let read: ReadChinese
beforeAll(async () => {
  read = await loadPinyin()
})

test.each([
  // name, heading
  ['Sofia', 'S'],
  ['élodie', 'E'],
  ['Ångström', 'A'],
  ['Øystein', 'O'],
  ['Łukasz', 'L'],
  ['Þóra', 'T'],
  ['ß', 'S'],
  ['ﬁona', 'F'],
  ['Mei 林美', 'M'],
  ['林美 Mei', 'L'],
  ['老林', 'L'],
  ['秀兰', 'X'],
  ['阿宝', 'A'],
  ['单田芳', 'S'], // as a family name Shan, else dan
  ['曾国藩', 'Z'], // Zeng, else ceng
  ['仇英', 'Q'], // Qiu, else chou
  ['解缙', 'X'], // Xie, else jie
  ['欧阳小林', 'O'],
  ['吕布', 'L'],
  ['عمر', 'ع'],
  ['أحمد', 'ا'],
  ['آمنة', 'ا'],
  ['إيمان', 'ا'],
  ['طارق أخي', 'ط'],
  ['لیلی', 'ل'],
  ['پری', 'پ'],
  ['Аня', 'А'],
  ['Ёлка', 'Е'],
  ['Йосиф', 'Й'],
  ['їжак', 'Ї'],
  ['паша', 'П'],
  ['007', '#'],
  ['٣ أصدقاء', '#'],
  ['Ελένη', '#'],
  ['はるか', '#'],
  ['🙂', '#'],
  ['🚤 Ada', 'A'],
  ['(Ben)', 'B'],
  ['', '#'],
])('%s stands under %s', (name, heading) => {
  expect(placeOf(name, read).heading).toBe(heading)
})

test('Chinese names wait under # until their readings are there', () => {
  expect(placeOf('林美').heading).toBe('#')
})

const people = ['Zoë', '张伟', 'Anna', 'أحمد', 'Нина', 'Änne', '爸爸', 'Аня', '4 Hands', 'عمر', '安娜', 'anna', 'Павел']

describe.each<[AppLanguage, string]>([
  ['en', 'A:安娜,Anna,anna,Änne B:爸爸 Z:张伟,Zoë А:Аня Н:Нина П:Павел ا:أحمد ع:عمر #:4 Hands'],
  ['zh', 'A:安娜,Anna,anna,Änne B:爸爸 Z:张伟,Zoë А:Аня Н:Нина П:Павел ا:أحمد ع:عمر #:4 Hands'],
  ['de', 'A:安娜,Anna,anna,Änne B:爸爸 Z:张伟,Zoë А:Аня Н:Нина П:Павел ا:أحمد ع:عمر #:4 Hands'],
  ['it', 'A:安娜,Anna,anna,Änne B:爸爸 Z:张伟,Zoë А:Аня Н:Нина П:Павел ا:أحمد ع:عمر #:4 Hands'],
  ['ru', 'А:Аня Н:Нина П:Павел A:安娜,Anna,anna,Änne B:爸爸 Z:张伟,Zoë ا:أحمد ع:عمر #:4 Hands'],
  ['ar', 'ا:أحمد ع:عمر A:安娜,Anna,anna,Änne B:爸爸 Z:张伟,Zoë А:Аня Н:Нина П:Павел #:4 Hands'],
])('the index in %s', (language, expected) => {
  test('has its own script first and everybody in place', () => {
    const sections = indexByName(
      people,
      String,
      (name) => String(people.indexOf(name)).padStart(2, '0'),
      language,
      read,
    )
    expect(sections.map(({ heading, items }) => `${heading}:${items.join()}`).join(' ')).toBe(expected)
  })

  test('does not depend on the order of what comes in', () => {
    const once = indexByName(people, String, String, language, read)
    expect(indexByName(people.toReversed(), String, String, language, read)).toEqual(once)
  })
})

test.each([
  // typed, names, whether it is meant
  ['', ['Sofia'], true],
  ['fia', ['Sofia'], true],
  ['zoe', ['Zoë'], true],
  ['@mei', ['林美', 'mei'], true],
  ['linmei', ['林美'], true],
  ['lin mei', ['林美'], true],
  ['lm', ['林美'], true],
  ['美', ['林美'], true],
  ['shan', ['单田芳'], true],
  ['АНЯ', ['Аня'], true],
  ['احمد', ['أحمد'], true],
  ['omar', ['Sofia', 'sofia'], false],
])('%s looked for in %j: %s', (query, names, meant) => {
  expect(isNamed(query, names, read)).toBe(meant)
})

test('five thousand names are placed at once', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `${people[index % people.length]} ${index}`)
  const sections = indexByName(many, String, String, 'en', read)
  expect(sections.flatMap(({ items }) => items)).toHaveLength(5_000)
})
