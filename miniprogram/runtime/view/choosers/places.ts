// Cities as a list to look through: by the first letter of how they are said, those in demand before them.
import { pickerColumns, type Regions } from '../elements/more/pickerModel.ts'

export interface Place {
  name: string
  code: string
  /** How it is said in Latin letters, to be found by. */
  spell: string
}

export interface PlaceGroup {
  title: string
  places: Place[]
}

/** The first word that begins with each letter, as dictionaries of Chinese are ordered. */
const letterStarts =
  'A阿 B八 C嚓 D哒 E妸 F发 G旮 H哈 J讥 K咔 L垃 M痳 N拏 O噢 P妑 Q七 R呥 S扨 T它 W穵 X夕 Y丫 Z帀'.split(' ')
/** Said otherwise in names of cities than alone. */
const otherwiseSaid: Readonly<Record<string, string>> = { 重庆: 'C', 长: 'C', 厦: 'X' }

const inChinese = new Intl.Collator('zh-u-co-pinyin')

/** @returns the letter under which a dictionary has it, '#' where it has none */
export function letterOf({ name, spell }: Place): string {
  const first = (spell.trim() || name.trim()).charAt(0).toUpperCase()
  if (/[A-Z]/.test(first)) return first
  const other = Object.entries(otherwiseSaid).find(([begin]) => name.startsWith(begin))
  if (other !== undefined) return other[1]
  if (!/\p{Script=Han}/u.test(first)) return '#'
  const start = letterStarts.findLast((one) => inChinese.compare(one.slice(1), first) <= 0)
  return start?.charAt(0) ?? '#'
}

export function groupsByLetter(places: readonly Place[]): PlaceGroup[] {
  const groups = new Map<string, Place[]>()
  for (const place of places) {
    const letter = letterOf(place)
    groups.set(letter, [...(groups.get(letter) ?? []), place])
  }
  const order = (letter: string) => (letter === '#' ? '[' : letter)
  return [...groups]
    .map(([title, all]) => ({ title, places: all }))
    .sort((a, b) => (order(a.title) < order(b.title) ? -1 : 1))
}

/** What is found under what was written: by name, by code, or by how it begins in Latin letters. */
export function findPlaces(places: readonly Place[], written: string): Place[] {
  const sought = written.trim().toLowerCase()
  if (sought === '') return []
  const found = new Map<string, Place>()
  for (const place of places) {
    const isIt =
      place.name.toLowerCase().includes(sought) ||
      place.code.startsWith(sought) ||
      place.spell.toLowerCase().replaceAll(' ', '').startsWith(sought)
    if (isIt) found.set(`${place.code} ${place.name}`, place)
  }
  return [...found.values()]
}

/** Headings of lists that are no places: what stands below them is asked of the counties. */
const headings = /^(县|省直辖县|自治区直辖县级行政区划)$/

/** Every city of China, with towns that belong to a province at once. */
export function allCities(regions: Regions): Place[] {
  return Object.entries(regions.city_list).flatMap(([code, name]) => {
    if (!headings.test(name)) return [{ name, code, spell: '' }]
    // Counties of a city that has them apart are within that city's own name.
    if (name === '县') return []
    const below = Object.entries(regions.county_list).filter(([county]) => county.startsWith(code.slice(0, 4)))
    return below.map(([county, said]) => ({ name: said, code: county, spell: '' }))
  })
}

const inDemand = [
  '上海市',
  '杭州市',
  '广州市',
  '成都市',
  '苏州市',
  '深圳市',
  '南京市',
  '天津市',
  '重庆市',
  '厦门市',
  '武汉市',
  '西安市',
]

export function citiesInDemand(cities: readonly Place[]): Place[] {
  return inDemand.flatMap((name) => cities.find((city) => city.name === name) ?? [])
}

/** Columns of provinces, cities and counties while wheels stand at these indices. */
export function regionWheels(regions: Regions, customItem: string, indices: readonly number[]) {
  const mode = { mode: 'region', range: undefined, rangeKey: '', start: '', end: '', fields: 'region' }
  return pickerColumns({ ...mode, customItem, today: '', chinese: true }, indices, regions)
}
