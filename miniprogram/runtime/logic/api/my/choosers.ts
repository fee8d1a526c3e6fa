// What Alipay's programs let members choose from: dates, lists, levels, regions, cities. Drawn by the frame (view/choosers).
import type { ChoiceLevel, ChoicePlace, ViewCallName, ViewCalls } from '../../../viewCalls.ts'
import type { ApiContext } from '../define.ts'
import { createListeners } from '../listeners.ts'
import { type Args, isRecord, stringOf } from '../wrap.ts'
import { cancelled } from './failure.ts'
import type { MyCall } from './wrap.ts'

export interface Choosers {
  asynchronous: Record<string, MyCall>
  /** Answers more than a promise: what `direct` has and `setLocatedCity` stand on its answer, too. */
  chooseCity: MyCall
  direct: Record<string, unknown>
}

/** @param locate where the member is, asked with its consent */
export function createChoosers(context: ApiContext, locate: () => Promise<Args>): Choosers {
  const ask = <Name extends ViewCallName>(name: Name, args: ViewCalls[Name]) => context.askView(name, args)
  const located = createListeners()

  /** For those who asked to be told where the member is, so that they can name the place. */
  async function tellPlace(place: Promise<Args>): Promise<void> {
    const { longitude, latitude } = await place
    located.tell({ longitude, latitude })
  }

  async function chooseCity(args: Args): Promise<Args> {
    const isLocating = args.showLocatedCity === true && args.setLocatedCity === true
    const own = Array.isArray(args.cities) ? args.cities.map(cityOf) : undefined
    const heads: ViewCalls['choosePlace']['heads'] = []
    if (Array.isArray(args.customHistoryCities)) {
      heads.push({ title: '', isRecent: true, places: args.customHistoryCities.map(cityOf) })
    }
    if (Array.isArray(args.hotCities)) heads.push({ title: '', places: args.hotCities.map(cityOf) })
    // Cities in demand are those of the whole list.
    else if (args.showHotCities !== false && own === undefined) heads.push({ title: '' })
    const place = isLocating ? locate() : null
    if (place !== null) tellPlace(place).catch(() => undefined)
    const chosen = await ask('choosePlace', { title: '', heads, isLocating, ...(own !== undefined && { places: own }) })
    if (!isRecord(chosen)) throw cancelled()
    const answer = { city: chosen.name, adCode: chosen.code }
    if (chosen.isLocated !== true || place === null) return answer
    const { longitude, latitude } = await place
    return { ...answer, longitude, latitude }
  }

  /** One list, and those below what was chosen of it. */
  async function chooseDistrict(args: Args): Promise<Args> {
    const isAbroad = args.mode === 1 || (args.mode === 2 && !Array.isArray(args.mainNormalList))
    const pages = Array.isArray(args.seniorPageList) ? args.seniorPageList.filter(isRecord) : []
    // There is no list of the whole world here.
    if (isAbroad && pages.length === 0) throw new Error('not supported')
    const title = stringOf(isAbroad ? args.seniorTitle : args.mainTitle)
    const heads = isAbroad ? pages.flatMap(({ headList }) => listOf(headList)) : listOf(args.mainHeadList)
    const given = isAbroad ? pages.flatMap(({ normalList }) => listOf(normalList)) : args.mainNormalList
    const own = Array.isArray(given) && given.length > 0 ? given.filter(isRecord) : undefined
    const chosen = await chooseOf(title, heads.filter(isRecord), own)
    const { name, adCode, ext } = chosen
    return { name, adCode, ...(ext !== undefined && { ext }) }
  }

  async function chooseOf(title: string, heads: Args[], own: Args[] | undefined): Promise<Args> {
    const all = [...(own ?? []), ...heads.flatMap(({ list }) => listOf(list).filter(isRecord))]
    for (;;) {
      const chosen = await ask('choosePlace', {
        title,
        heads: heads.map((head) => ({
          title: stringOf(head.title),
          // Those of type 2 are filled in by the host.
          ...(head.type !== 2 && { places: listOf(head.list).filter(isRecord).map(districtOf) }),
        })),
        isLocating: false,
        ...(own !== undefined && { places: own.map(districtOf) }),
      })
      if (!isRecord(chosen)) throw cancelled()
      const found = all.find((one) => one.name === chosen.name && stringOf(one.adCode) === chosen.code)
      const below = listOf(found?.subList).filter(isRecord)
      if (below.length === 0) return { name: chosen.name, adCode: chosen.code, ext: found?.ext }
      try {
        return await chooseOf(stringOf(chosen.name), [], below)
      } catch (error) {
        // Who comes back from the list below stands before this one again.
        if (!isRecord(error) || error.error !== cancelled().error) throw error
      }
    }
  }

  const asynchronous: Record<string, MyCall> = {
    chooseDistrict,
    datePicker: async (args) => {
      const date = await ask('chooseDate', {
        format: stringOf(args.format, 'yyyy-MM-dd'),
        current: stringOf(args.currentDate),
        start: stringOf(args.startDate),
        end: stringOf(args.endDate),
      })
      if (typeof date !== 'string') throw cancelled()
      return { date }
    },
    optionsSelect: async (args) => {
      const one = listOf(args.optionsOne).map((option) => stringOf(option))
      const two = listOf(args.optionsTwo).map((option) => stringOf(option))
      const hasTwo = two.length > 0
      const indices = await ask('chooseOptions', {
        title: stringOf(args.title),
        columns: hasTwo ? [one, two] : [one],
        indices: [args.selectedOneIndex, args.selectedTwoIndex].map(Number).map((index) => index || 0),
        cancelText: stringOf(args.negativeString),
        doneText: stringOf(args.positiveString),
      })
      const [first, second] = listOf(indices).map(Number)
      const isLeft = first === undefined
      return {
        selectedOneIndex: isLeft ? '' : first,
        selectedOneOption: isLeft ? '' : (one[first] ?? ''),
        ...(hasTwo && {
          selectedTwoIndex: isLeft ? '' : (second ?? 0),
          selectedTwoOption: isLeft ? '' : (two[second ?? 0] ?? ''),
        }),
      }
    },
    multiLevelSelect: async (args) => {
      const list = listOf(args.list)
      const path = await ask('chooseLevel', {
        title: stringOf(args.title),
        list: levelsOf(list, 0),
        taken: listOf(args.result).map((item) => stringOf(isRecord(item) ? item.name : '')),
      })
      if (!Array.isArray(path)) return { success: false, result: [] }
      const result: Args[] = []
      let level: unknown[] = list
      for (const index of path) {
        const item = level[Number(index)]
        if (!isRecord(item)) break
        // What the program wrote beside the name comes back with it.
        const { subList, ...rest } = item
        result.push(rest)
        level = listOf(subList)
      }
      return { success: true, result }
    },
    regionPicker: async (args) => {
      const chosen = await ask('chooseRegion', {
        title: stringOf(args.title),
        customItem: stringOf(args.customItem),
        selected: listOf(args.selectedItem).map((name) => stringOf(name)),
      })
      if (!isRecord(chosen)) throw cancelled()
      return { data: chosen.data, code: chosen.code }
    },
    setLocatedCity: async (args) => {
      const locatedCityName = stringOf(args.locatedCityName)
      const place = { name: locatedCityName, code: stringOf(args.locatedCityAdCode) }
      const isShown = await ask('locatePlace', { ...place, spell: stringOf(args.locatedCityPinyin) })
      if (isShown !== true) throw new Error('chooseCity is not open')
      return { locatedCityName }
    },
  }

  const direct = { onLocatedComplete: located.on, offLocatedComplete: located.off }
  return { asynchronous, chooseCity, direct }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function cityOf(value: unknown): ChoicePlace {
  const { city, adCode, spell } = isRecord(value) ? value : {}
  return { name: stringOf(city), code: stringOf(adCode), spell: stringOf(spell) }
}

const districtOf = ({ name, adCode, spell }: Args): ChoicePlace => ({
  name: stringOf(name),
  code: stringOf(adCode),
  spell: stringOf(spell),
})

/** Deeper than anybody walks; a list that holds itself ends here as well. */
const depthMax = 12

function levelsOf(list: unknown[], depth: number): ChoiceLevel[] {
  if (depth > depthMax) return []
  return list.map((item) => {
    const { name, subList } = isRecord(item) ? item : {}
    return { name: stringOf(name), subList: levelsOf(listOf(subList), depth + 1) }
  })
}
