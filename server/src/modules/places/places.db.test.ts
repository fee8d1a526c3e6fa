import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ImportedPlace,
  type ImportReport,
  listSources,
  readPlacesFile,
  removeSource,
  replaceSource,
} from './index.ts'

let world: World
let mei: Person
const folder = mkdtempSync(join(tmpdir(), 'sampan-places-'))

beforeAll(async () => {
  world = await createWorld({
    settings: {
      SAMPAN_TILES_URL: 'http://127.0.0.1:9/{z}/{x}/{y}.png',
      SAMPAN_TILES_ATTRIBUTION: '© the surveyors',
      SAMPAN_MAP_LINK: 'https://map.example.org/?lat={latitude}&lon={longitude}',
    },
  })
  mei = await world.person('Mei')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

function fileOf(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const empty = (): ImportReport => ({ problems: [], problemCount: 0, withoutName: 0 })

async function imported(name: string, text: string) {
  const report = empty()
  const places: ImportedPlace[] = []
  for await (const place of readPlacesFile(fileOf(name, text), report)) places.push(place)
  return { places, ...report }
}

const feature = (longitude: unknown, latitude: unknown, properties: object) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
  properties,
})
const collection = (features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

const csv = `Name,Category,Address,Latitude,Longitude
Bridge Café,cafe,"Canal 1, left side",45.437000,12.334600
Østre Kiosk,shop,,45.437500,12.334600
Far Away Inn,hotel,Hill 9,45.500000,12.334600
`

async function keep(source: string, text: string): Promise<number> {
  const places = readPlacesFile(fileOf(`${source}.csv`, text), empty())
  return replaceSource(world.platform.db, newUuid, source, places)
}

const near = async (latitude: string, longitude: string, text?: string) =>
  (await world.call(mei, 'places.listNear', { latitude, longitude, ...(text === undefined ? {} : { text }) })).places

describe('a file of places', () => {
  it('is read from GeoJSON, whole or a feature a line, and from CSV', async () => {
    const features = [
      feature(12.3346, 45.437, { name: ' Bridge\nCafé ', category: 'cafe', address: 'Canal 1' }),
      feature(12.3346, 45.4375, { name: 'Kiosk', shop: 'tobacco', 'addr:street': 'Quay', 'addr:housenumber': '7' }),
      feature(12, 45, { amenity: 'bench' }),
    ]
    const whole = await imported('a.geojson', collection(features))
    const lines = await imported('a.geojsonl', features.map((each) => `\u001e${JSON.stringify(each)}\n`).join(''))
    expect(whole).toEqual(lines)
    expect(whole.withoutName).toBe(1)
    expect(whole.problems).toEqual([])
    expect(whole.places).toMatchObject([
      { name: 'Bridge Café', folded: 'bridge cafe', category: 'drink', address: 'Canal 1', latitude: '45.437000' },
      { name: 'Kiosk', category: 'shop', address: 'Quay 7', longitude: '12.334600' },
    ])
    const rows = await imported('a.csv', `\ufeff${csv}`)
    expect(rows.places.map(({ name, category, address }) => [name, category, address])).toEqual([
      ['Bridge Café', 'drink', 'Canal 1, left side'],
      ['Østre Kiosk', 'shop', ''],
      ['Far Away Inn', 'lodging', 'Hill 9'],
    ])
  })

  it('is told line by line what is wrong with it', async () => {
    const rows = await imported(
      'wrong.csv',
      `name,category,latitude,longitude\nA,,91,0\nB,,0x10,0\nC,,1,181\nD,,1,\n${'E'.repeat(101)},,1,1\nF,,1,1\n`,
    )
    expect(rows.places.map(({ name }) => name)).toEqual(['F'])
    expect(rows.problems).toEqual([
      'line 2: the latitude 91 is not between -90 and 90',
      'line 3: the latitude is missing or no number',
      'line 4: the longitude 181 is not between -180 and 180',
      'line 5: the longitude is missing or no number',
      'line 6: the name is longer than 100 characters',
    ])
    const features = await imported('wrong.geojson', collection([{ type: 'Point' }, feature('1', 'x', {}), 7]))
    expect(features.problems).toEqual([
      'feature 1: this is no Feature',
      'feature 2: the latitude is missing or no number',
      'feature 3: this is no Feature',
    ])
    expect((await imported('wrong.geojsonl', '{"type":\n')).problems).toEqual(['line 1: this is no JSON'])
  })

  it.each([
    ['none.txt', 'hello'],
    ['none.geojson', '{"type":"Point"}'],
    ['none.csv', 'name,latitude,longitude\n"A,1,1\n'],
  ])('%s is refused where it is none', async (name, text) => {
    await expect(imported(name, text)).rejects.toThrow(/no/)
  })
})

describe('places.listNear', () => {
  it('answers what is within three kilometres, the nearest first', async () => {
    expect(await keep('town', csv)).toBe(3)
    const places = await near('45.437190', '12.334590')
    expect(places.map(({ name, distanceMetres }) => [name, distanceMetres])).toEqual([
      ['Bridge Café', 21],
      ['Østre Kiosk', 34],
    ])
    expect(places[0]).toEqual({
      name: 'Bridge Café',
      category: 'drink',
      address: 'Canal 1, left side',
      latitude: '45.437000',
      longitude: '12.334600',
      distanceMetres: 21,
    })
  })

  it('finds by a part of the name, without case or accents, and takes no pattern', async () => {
    const found = async (text: string) => (await near('45.437190', '12.334590', text)).map(({ name }) => name)
    expect(await found('ostre')).toEqual(['Østre Kiosk'])
    expect(await found(' CAFÉ ')).toEqual(['Bridge Café'])
    expect(await found('%')).toEqual([])
    expect(await found('_ridge')).toEqual([])
  })

  it('tells near from far in the north as elsewhere, and over the date line', async () => {
    // A kilometre to the east is more degrees than a kilometre and a half to the north.
    await keep('north', 'name,latitude,longitude\nEast,70.000000,20.026300\nNorth,70.013500,20.000000\n')
    expect((await near('70.000000', '20.000000')).map(({ name }) => name)).toEqual(['East', 'North'])
    await keep('date', 'name,latitude,longitude\nTomorrow,0.000000,179.995000\nToday,0.000000,-179.999000\n')
    expect((await near('0.000000', '-179.998000')).map(({ name }) => name)).toEqual(['Today', 'Tomorrow'])
  })

  it('answers thirty at most', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `Stall ${index},10.00${String(10 + index)}00,10`)
    await keep('market', `name,latitude,longitude\n${rows.join('\n')}\n`)
    const places = await near('10.000000', '10.000000')
    expect(places.length).toBe(30)
    expect(places[0]?.name).toBe('Stall 0')
  })

  it('is replaced by its source, and goes with it', async () => {
    const { db } = world.platform
    expect(await keep('town', 'name,latitude,longitude\nOnly One,45.437190,12.334590\n')).toBe(1)
    expect((await near('45.437190', '12.334590')).map(({ name }) => name)).toEqual(['Only One'])
    expect(await removeSource(db, 'town')).toBe(1)
    expect(await near('45.437190', '12.334590')).toEqual([])
    expect((await listSources(db)).map(({ source }) => source)).toEqual(['date', 'market', 'north'])
  })
})

describe('places.describeMap', () => {
  it('says what there is, and not where tiles come from', async () => {
    expect(await world.call(mei, 'places.describeMap', {})).toEqual({
      tiles: { attribution: '© the surveyors' },
      link: 'https://map.example.org/?lat={latitude}&lon={longitude}',
      placesKnown: true,
    })
  })
})
