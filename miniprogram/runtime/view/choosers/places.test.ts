import { areaList } from '@vant/area-data'
import { describe, expect, test } from 'vitest'
import { allCities, citiesInDemand, findPlaces, groupsByLetter, letterOf, type Place, regionWheels } from './places.ts'

const place = (name: string, spell = ''): Place => ({ name, code: '', spell })

test.each([
  ['上海市', 'S'],
  ['重庆市', 'C'],
  ['长沙市', 'C'],
  ['厦门市', 'X'],
  ['北京市', 'B'],
  ['阿坝藏族羌族自治州', 'A'],
  ['珠海市', 'Z'],
  ['Lugano', 'L'],
  ['42nd', '#'],
  ['Архангельск', '#'],
])('%s stands under %s', (name, letter) => {
  expect(letterOf(place(name))).toBe(letter)
})

test('how it is said goes before how it is written', () => {
  expect(letterOf(place('六安市', 'luan'))).toBe('L')
})

describe('all cities', () => {
  const cities = allCities(areaList)

  test('are places, not headings of lists', () => {
    expect(cities.length).toBeGreaterThan(340)
    expect(cities.filter(({ name }) => /^(县|省直辖县|自治区直辖县级行政区划)$/.test(name))).toEqual([])
    expect(cities.find(({ name }) => name === '仙桃市')).toMatchObject({ code: '429004' })
    expect(citiesInDemand(cities)).toHaveLength(12)
  })

  test('in the order of letters, those without one at the end', () => {
    const letters = groupsByLetter([...cities, place('42nd')]).map(({ title }) => title)
    expect(letters).toEqual([...letters].sort((a, b) => (a === '#' ? 1 : b === '#' ? -1 : a < b ? -1 : 1)))
    expect(letters.at(-1)).toBe('#')
    expect(letters.length).toBeGreaterThan(20)
  })

  test('are found by name, code and letters, each once', () => {
    const all = [...cities, place('杭州', 'hang zhou'), place('杭州', 'hang zhou')]
    expect(findPlaces(all, ' 杭州 ').map(({ name }) => name)).toEqual(['杭州市', '杭州'])
    expect(findPlaces(all, 'HANGZ')).toEqual([place('杭州', 'hang zhou')])
    expect(findPlaces(cities, '330100').map(({ name }) => name)).toEqual(['杭州市'])
    expect(findPlaces(cities, ' ')).toEqual([])
  })
})

test('wheels of regions begin where they are put, with an item of the program at each top', () => {
  expect(regionWheels(areaList, '', [0, 0, 0]).value).toEqual(['北京市', '北京市', '东城区'])
  expect(regionWheels(areaList, '全部', [0, 0, 0])).toMatchObject({
    value: ['全部', '全部', '全部'],
    more: { code: [] },
  })
})
