import { describe, expect, test } from 'vitest'
import { easternEaster, type SeasonId, seasonsOn, westernEaster } from './seasons.ts'

describe('the day of the feast itself', () => {
  test.each<[SeasonId, string[]]>([
    ['newYear', ['2026-01-01', '2030-01-01']],
    ['chineseNewYear', ['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2033-01-31']],
    ['midAutumn', ['2024-09-17', '2025-10-06', '2026-09-25', '2027-09-15']],
    ['ramadan', ['2024-03-11', '2025-03-01', '2026-02-18', '2027-02-08']],
    ['eidFitr', ['2024-04-10', '2025-03-30', '2026-03-20', '2027-03-09']],
    ['eidAdha', ['2024-06-16', '2025-06-06', '2026-05-27', '2027-05-16']],
    ['diwali', ['2020-11-14', '2023-11-12', '2024-10-31', '2025-10-20', '2026-11-08', '2028-10-17']],
    ['hanukkah', ['2024-12-26', '2025-12-15', '2026-12-05']],
    ['saintNicholas', ['2026-12-06']],
    ['christmas', ['2026-12-25']],
    ['befana', ['2027-01-06']],
    ['orthodoxChristmas', ['2027-01-07', '2027-01-14']],
    ['nowruz', ['2024-03-20', '2025-03-21', '2026-03-21']],
    ['easter', ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28']],
    ['orthodoxEaster', ['2024-05-05', '2025-04-20', '2026-04-12', '2027-05-02']],
  ])('%s', (season, days) => {
    for (const day of days) expect(seasonsOn(day).slice(0, 2), day).toContain(season)
  })
})

describe('around it', () => {
  test.each<[string, SeasonId[]]>([
    ['2026-02-03', ['chineseNewYear']],
    ['2026-02-02', []],
    // Both begin within a day of each other.
    ['2026-02-17', ['chineseNewYear', 'ramadan']],
    ['2026-03-03', ['ramadan', 'chineseNewYear']],
    ['2026-03-20', ['eidFitr', 'nowruz']],
    ['2026-07-15', []],
    ['2026-12-05', ['hanukkah', 'saintNicholas']],
    ['2026-12-24', ['christmas']],
    ['2027-01-05', ['befana', 'orthodoxChristmas']],
    // A leap month is another month: the sixth of 2025 came twice, the first month never does.
    ['2025-07-25', []],
  ])('%s', (day, seasons) => {
    expect(new Set(seasonsOn(day))).toEqual(new Set(seasons))
  })

  test('the nearest feast comes first', () => {
    expect(seasonsOn('2026-03-21')).toEqual(['nowruz', 'eidFitr'])
    expect(seasonsOn('2026-03-19')).toEqual(['eidFitr', 'nowruz'])
  })
})

test.each([
  [2000, '2000-04-23', '2000-04-30'],
  [2016, '2016-03-27', '2016-05-01'],
  [2019, '2019-04-21', '2019-04-28'],
  [2038, '2038-04-25', '2038-04-25'],
])('Easter of %i', (year, western, eastern) => {
  expect(westernEaster(year)).toBe(western)
  expect(easternEaster(year)).toBe(eastern)
})
