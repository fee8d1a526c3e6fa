import { describe, expect, test } from 'vitest'
import { fakeWorld } from '../fakeContext.fixture.ts'
import { createMy } from './index.ts'

function setUp() {
  const world = fakeWorld()
  const my = createMy(world.wx, world.context)
  const now = (name: string, ...args: unknown[]): unknown => {
    const call = my[name]
    if (typeof call !== 'function') throw new Error(`${name} is not there`)
    return call(...args)
  }
  const last = () => world.asked.at(-1)?.args
  return { ...world, now, last, call: async (name: string, args: unknown = {}) => await now(name, args) }
}

const left = { error: 11, errorMessage: '用户取消操作' }

describe('datePicker', () => {
  test('hands on format and bounds, and answers the date', async () => {
    const { call, answers, last } = setUp()
    answers.chooseDate = '2026-11-22'
    expect(await call('datePicker')).toEqual({ date: '2026-11-22' })
    expect(last()).toEqual({ format: 'yyyy-MM-dd', current: '', start: '', end: '' })
    await call('datePicker', { format: 'HH:mm', currentDate: '9:00', startDate: '8:00', endDate: '10:00' })
    expect(last()).toEqual({ format: 'HH:mm', current: '9:00', start: '8:00', end: '10:00' })
  })

  test('who leaves it chose none', async () => {
    const { call, answers } = setUp()
    answers.chooseDate = null
    await expect(call('datePicker')).rejects.toEqual(left)
  })
})

describe('optionsSelect', () => {
  const options = { title: 'Size', optionsOne: ['S', 'M'], selectedOneIndex: 1 }

  test.each([
    [options, [0], { selectedOneIndex: 0, selectedOneOption: 'S' }],
    [options, null, { selectedOneIndex: '', selectedOneOption: '' }],
    [
      { ...options, optionsTwo: ['red', 'blue'] },
      [1, 0],
      { selectedOneIndex: 1, selectedOneOption: 'M', selectedTwoIndex: 0, selectedTwoOption: 'red' },
    ],
    [
      { ...options, optionsTwo: ['red', 'blue'] },
      null,
      { selectedOneIndex: '', selectedOneOption: '', selectedTwoIndex: '', selectedTwoOption: '' },
    ],
  ])('%j, turned to %j', async (args, indices, answer) => {
    const { call, answers } = setUp()
    answers.chooseOptions = indices
    expect(await call('optionsSelect', args)).toEqual(answer)
  })

  test('says what it was given', async () => {
    const { call, last } = setUp()
    await call('optionsSelect', { ...options, optionsTwo: ['x'], positiveString: 'Yes', negativeString: 'No' })
    expect(last()).toEqual({
      title: 'Size',
      columns: [['S', 'M'], ['x']],
      indices: [1, 0],
      cancelText: 'No',
      doneText: 'Yes',
    })
  })
})

describe('multiLevelSelect', () => {
  const list = [
    { name: 'A', subList: [{ name: 'A1', code: 7 }, { name: 'A2' }] },
    { name: 'B', code: 1 },
  ]

  test.each([
    [[0, 0], { success: true, result: [{ name: 'A' }, { name: 'A1', code: 7 }] }],
    [[1], { success: true, result: [{ name: 'B', code: 1 }] }],
    [null, { success: false, result: [] }],
  ])('%j', async (path, answer) => {
    const { call, answers } = setUp()
    answers.chooseLevel = path
    expect(await call('multiLevelSelect', { title: 'T', list })).toEqual(answer)
  })

  test('a list that holds itself ends', async () => {
    const { call, last } = setUp()
    const endless: { name: string; subList: unknown[] } = { name: 'again', subList: [] }
    endless.subList.push(endless)
    await call('multiLevelSelect', { list: [endless], result: [{ name: 'again' }] })
    expect(last()).toMatchObject({ taken: ['again'], list: [{ name: 'again' }] })
  })
})

test('regionPicker answers names and codes', async () => {
  const { call, answers, last } = setUp()
  answers.chooseRegion = { data: ['浙江省', '杭州市', '西湖区'], code: ['330000', '330100', '330106'] }
  expect(await call('regionPicker', { selectedItem: ['浙江省'], customItem: '全部' })).toEqual(answers.chooseRegion)
  expect(last()).toEqual({ title: '', customItem: '全部', selected: ['浙江省'] })
  answers.chooseRegion = null
  await expect(call('regionPicker')).rejects.toEqual(left)
})

describe('chooseCity', () => {
  const cities = [{ city: 'Bern', adCode: '3000', spell: 'bern' }]
  const bern = { name: 'Bern', code: '3000', spell: 'bern' }

  test('shows all cities and those in demand, or those that it is given', async () => {
    const { call, answers, last } = setUp()
    answers.choosePlace = { ...bern, isLocated: false }
    expect(await call('chooseCity')).toEqual({ city: 'Bern', adCode: '3000' })
    expect(last()).toEqual({ title: '', heads: [{ title: '' }], isLocating: false })
    await call('chooseCity', { cities, hotCities: cities, customHistoryCities: cities })
    expect(last()).toEqual({
      title: '',
      heads: [
        { title: '', isRecent: true, places: [bern] },
        { title: '', places: [bern] },
      ],
      isLocating: false,
      places: [bern],
    })
    await call('chooseCity', { showHotCities: false })
    expect(last()).toMatchObject({ heads: [] })
  })

  test('the program names the place where the member is', async () => {
    const { now, answers, asked } = setUp()
    answers['location.get'] = { longitude: 7.4, latitude: 46.9, accuracy: 10 }
    answers.locatePlace = true
    const open = Promise.withResolvers<unknown>()
    answers.choosePlace = () => open.promise
    const named = Promise.withResolvers<unknown>()
    const task = now('chooseCity', { showLocatedCity: true, setLocatedCity: true })
    const setLocatedCity: unknown = Reflect.get(Object(task), 'setLocatedCity')
    now('onLocatedComplete', (place: unknown) => {
      expect(place).toEqual({ longitude: 7.4, latitude: 46.9 })
      if (typeof setLocatedCity === 'function') named.resolve(setLocatedCity({ locatedCityName: 'Bern' }))
    })
    expect(await named.promise).toEqual({ locatedCityName: 'Bern' })
    expect(asked.at(-1)).toMatchObject({ name: 'locatePlace', args: { name: 'Bern', code: '', spell: '' } })
    open.resolve({ name: 'Bern', code: '', spell: '', isLocated: true })
    expect(await task).toEqual({ city: 'Bern', adCode: '', longitude: 7.4, latitude: 46.9 })
  })

  test('a name for no open list is refused', async () => {
    const { call, answers } = setUp()
    answers.locatePlace = false
    await expect(call('setLocatedCity', { locatedCityName: 'Bern' })).rejects.toMatchObject({ error: 3 })
  })

  test('who leaves it chose none', async () => {
    const { call, answers } = setUp()
    answers.choosePlace = null
    await expect(call('chooseCity')).rejects.toEqual(left)
  })
})

describe('chooseDistrict', () => {
  const quarters = [{ name: 'Old town', adCode: '1' }]
  const list = [
    { name: 'Bern', adCode: '3000', ext: { zone: 'a' }, subList: quarters },
    { name: 'Thun', adCode: '2' },
  ]

  test('answers what was written beside the place', async () => {
    const { call, answers } = setUp()
    answers.choosePlace = { name: 'Thun', code: '2' }
    expect(await call('chooseDistrict', { mode: 0, mainNormalList: list })).toEqual({ name: 'Thun', adCode: '2' })
  })

  test('goes on below, and back again', async () => {
    const { call, answers, asked } = setUp()
    const turns = [
      { name: 'Bern', code: '3000' },
      null,
      { name: 'Bern', code: '3000' },
      { name: 'Old town', code: '1' },
    ]
    answers.choosePlace = () => turns.shift()
    expect(await call('chooseDistrict', { mode: 0, mainTitle: 'All', mainNormalList: list })).toEqual({
      name: 'Old town',
      adCode: '1',
    })
    expect(asked.map(({ args }) => Reflect.get(Object(args), 'title'))).toEqual(['All', 'Bern', 'All', 'Bern'])
  })

  test('there is no list of the whole world, but that of the program', async () => {
    const { call, answers } = setUp()
    await expect(call('chooseDistrict', { mode: 1 })).rejects.toEqual({ error: 1, errorMessage: 'not supported' })
    answers.choosePlace = { name: 'Thun', code: '2' }
    const abroad = { mode: 1, seniorPageList: [{ title: 'CH', normalList: list }] }
    expect(await call('chooseDistrict', abroad)).toMatchObject({ adCode: '2' })
  })
})
