/** Reads a file of places one by one, so that a million of them need no memory. */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import { CsvError, parse } from 'csv-parse'
import { OperatorError } from '../../../kernel/operatorError.ts'
import { type ImportedPlace, placeOf, type RawPlace, WrongPlace } from './place.ts'

/** What a file says that cannot be, and what in it has nothing to show. Filled while the file is read. */
export interface ImportReport {
  /** The first of them, as "line 7: the latitude 91 is not between -90 and 90". */
  problems: string[]
  problemCount: number
  withoutName: number
}

const PROBLEMS_TOLD_MAX = 20
/** A whole GeoJSON is held as one text; a text longer than this is none to Node. */
const GEOJSON_BYTES_MAX = 400_000_000

/**
 * By the file's ending: `.geojson` or `.json` (RFC 7946, a FeatureCollection of points), `.geojsonl`, `.geojsons` or
 * `.ndjson` (a Feature a line, RFC 8142), `.csv` (RFC 4180, with a line of titles: name, category, address, latitude,
 * longitude).
 * @throws OperatorError where the file cannot be read at all
 */
export async function* readPlacesFile(path: string, report: ImportReport): AsyncGenerator<ImportedPlace> {
  for await (const { at, raw } of rawPlaces(path)) {
    try {
      const place = placeOf(typeof raw === 'string' ? wrong(raw) : raw)
      if (place) yield place
      else report.withoutName += 1
    } catch (error) {
      if (!(error instanceof WrongPlace)) throw error
      report.problemCount += 1
      if (report.problems.length < PROBLEMS_TOLD_MAX) report.problems.push(`${at}: ${error.message}`)
    }
  }
}

/** `raw` is a text where it can be said at once what is wrong. */
interface Found {
  at: string
  raw: RawPlace | string
}

function wrong(what: string): never {
  throw new WrongPlace(what)
}

async function* rawPlaces(path: string): AsyncGenerator<Found> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new OperatorError(`There is no file ${path}.`, 'Name a GeoJSON or CSV file.')
  const ending = extname(path).toLowerCase()
  if (ending === '.csv') yield* fromCsv(path)
  else if (['.geojsonl', '.geojsons', '.ndjson'].includes(ending)) yield* fromLines(path)
  else if (['.geojson', '.json'].includes(ending)) yield* fromGeoJson(path, found.size)
  else throw new OperatorError(`${path} is of no known kind.`, 'It must end in .geojson, .geojsonl or .csv.')
}

async function* fromCsv(path: string): AsyncGenerator<Found> {
  const rows = createReadStream(path).pipe(
    parse({
      bom: true,
      columns: (titles: string[]) => titles.map((title) => title.trim().toLowerCase()),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    }),
  )
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: Record<string, string | undefined>
      info: { lines: number }
    }>) {
      yield {
        at: `line ${info.lines}`,
        raw: {
          name: record.name,
          categories: [record.category],
          address: record.address,
          latitude: record.latitude ?? record.lat,
          longitude: record.longitude ?? record.lon ?? record.lng,
        },
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new OperatorError(`${path} is no CSV: ${error.message}.`, 'Fields are parted by commas, see RFC 4180.')
  }
}

/** The sign that RFC 8142 asks for before each record, and the mark of UTF-8. */
const startSigns = new Set([String.fromCodePoint(0x1e), '\ufeff'])

async function* fromLines(path: string): AsyncGenerator<Found> {
  let number = 0
  for await (const written of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    const line = (startSigns.has(written[0] ?? '') ? written.slice(1) : written).trim()
    if (line === '') continue
    const feature = parsed(line)
    yield { at: `line ${number}`, raw: feature === undefined ? 'this is no JSON' : rawOf(feature) }
  }
}

async function* fromGeoJson(path: string, sizeBytes: number): AsyncGenerator<Found> {
  if (sizeBytes > GEOJSON_BYTES_MAX)
    throw new OperatorError(`${path} is too large to be read at once.`, 'Write a Feature a line, as .geojsonl.')
  const whole = parsed((await readFile(path, 'utf8')).replace(/^\ufeff/, ''))
  const features = isRecord(whole) && whole.type === 'FeatureCollection' ? whole.features : undefined
  if (!Array.isArray(features))
    throw new OperatorError(`${path} is no GeoJSON FeatureCollection.`, 'See RFC 7946, section 3.3.')
  for (const [index, feature] of features.entries()) yield { at: `feature ${index + 1}`, raw: rawOf(feature) }
}

/** A Feature with a point. Categories are taken from `category`, or from what OpenStreetMap has in its place. */
function rawOf(feature: unknown): RawPlace | string {
  if (!isRecord(feature) || feature.type !== 'Feature') return 'this is no Feature'
  const { geometry } = feature
  if (!isRecord(geometry) || geometry.type !== 'Point' || !Array.isArray(geometry.coordinates))
    return 'its geometry is no Point'
  const [longitude, latitude]: unknown[] = geometry.coordinates
  const properties = isRecord(feature.properties) ? feature.properties : {}
  const { category, amenity, shop, tourism, leisure, public_transport, railway, healthcare, sport } = properties
  return {
    name: properties.name,
    categories: [
      ...[category, amenity, tourism, leisure, healthcare, railway, public_transport],
      ...[shop !== undefined && 'shop', sport !== undefined && 'sport'],
    ],
    address: properties.address ?? streetOf(properties),
    latitude,
    longitude,
  }
}

/** As OpenStreetMap has it, in parts. */
function streetOf(properties: Record<string, unknown>): string | undefined {
  const parts = ['addr:street', 'addr:housenumber', 'addr:city'].map((name) => properties[name])
  const [street, number, city] = parts.map((part) => (typeof part === 'string' ? part : ''))
  const line = [[street, number].filter(Boolean).join(' '), city].filter(Boolean).join(', ')
  return line === '' ? undefined : line.slice(0, 200)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
