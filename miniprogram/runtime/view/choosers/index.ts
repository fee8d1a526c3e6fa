// The chunk 'choosers': what programs let members choose from, over the pages. The layer of prompts loads it.
import type { Regions } from '../elements/more/pickerModel.ts'
import type { ChooserAround } from './ask.ts'
import { askCities, type CityList } from './cities.ts'
import { dateOf, dateWheels, knownFormat, readDate, turnedTo } from './dateModel.ts'
import { askLevels, type Level, pathOf } from './levels.ts'
import { allCities, citiesInDemand, type Place, type PlaceGroup, regionWheels } from './places.ts'
import { askByWheels } from './wheels.ts'
import { word } from './words.ts'

export { choosersCss as documentCss } from './choosers.css.ts'

type Args = Record<string, unknown>

/** @returns answers to what the Worker asks of the frame, by name */
export function createChoosers(around: ChooserAround): Record<string, (args: Args) => unknown> {
  const { document, loadChunk } = around
  const isChinese = document.documentElement.lang.startsWith('zh')
  const regions = async (): Promise<Regions> => {
    const loaded = await loadChunk('regions')
    // The chunk is ours: it holds this one list.
    return (loaded as { regions: Regions }).regions
  }
  let cities: CityList | null = null

  return {
    async chooseDate(args) {
      const format = knownFormat(text(args.format))
      const options = { format, start: text(args.start), end: text(args.end), chinese: isChinese }
      const current = readDate(text(args.current))
      let wheels = dateWheels(options, current.length > 0 ? current : dateOf(format, new Date()))
      const isDone = await askByWheels(around, {
        title: '',
        cancelText: '',
        doneText: '',
        first: wheels,
        turned(column, index) {
          wheels = dateWheels(options, turnedTo(wheels, column, index))
          return wheels
        },
      })
      return isDone ? wheels.date : null
    },

    async chooseOptions(args) {
      const labels = array(args.columns).map((column) => array(column).map(text))
      const indices = labels.map((_, at) => Number(array(args.indices)[at]) || 0)
      const isDone = await askByWheels(around, {
        title: text(args.title),
        cancelText: text(args.cancelText),
        doneText: text(args.doneText),
        first: { labels, indices },
        turned(column, index) {
          indices[column] = index
          return { labels, indices }
        },
      })
      return isDone ? indices : null
    },

    async chooseRegion(args) {
      const customItem = text(args.customItem)
      const data = await regions()
      let columns = regionWheels(data, customItem, [])
      for (const [at, name] of array(args.selected).map(text).entries()) {
        const index = columns.labels[at]?.indexOf(name) ?? -1
        if (index < 0) break
        columns = regionWheels(data, customItem, [...columns.indices.slice(0, at), index])
      }
      const isDone = await askByWheels(around, {
        title: text(args.title),
        cancelText: '',
        doneText: '',
        first: columns,
        turned(column, index) {
          columns = regionWheels(data, customItem, [...columns.indices.slice(0, column), index])
          return columns
        },
      })
      return isDone ? { data: columns.value, code: columns.more.code } : null
    },

    chooseLevel(args) {
      const list = levels(args.list, 0)
      return askLevels(around, text(args.title), list, pathOf(list, array(args.taken).map(text)))
    },

    async choosePlace(args) {
      const isWhole = !Array.isArray(args.places)
      const known = isWhole ? allCities(await regions()) : places(args.places)
      const heads = array(args.heads).map(
        (head): PlaceGroup => ({
          title: text(record(head).title) || word(document, record(head).isRecent === true ? 'recent' : 'hot'),
          places: Array.isArray(record(head).places) ? places(record(head).places) : citiesInDemand(known),
        }),
      )
      const list = askCities(around, {
        title: text(args.title) || word(document, 'cities'),
        heads: heads.filter((head) => head.places.length > 0),
        places: known,
        isLocating: args.isLocating === true,
      })
      cities = list
      try {
        return await list.chosen
      } finally {
        if (cities === list) cities = null
      }
    },

    /** False where no list stands open. */
    locatePlace(args) {
      cities?.locate(place(args))
      return cities !== null
    },
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const array = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const record = (value: unknown): Args => (typeof value === 'object' && value !== null ? { ...value } : {})

/** Trees deeper than this are nobody's to walk through. */
const depthMax = 12

function levels(value: unknown, depth: number): Level[] {
  if (depth > depthMax) return []
  return array(value).map((one) => ({
    name: text(record(one).name),
    subList: levels(record(one).subList, depth + 1),
  }))
}

function place(value: unknown): Place {
  const { name, code, spell } = record(value)
  return { name: text(name), code: text(code), spell: text(spell) }
}

const places = (value: unknown): Place[] => array(value).map(place)
