import type { PlaceCategory } from '@sampan/contract'
import { sql } from 'kysely'
import type { NewId } from '../../kernel/ids.ts'
import type { Queryable } from '../../schema/index.ts'
import type { ImportedPlace } from './import/place.ts'
import { type Box, spotOf } from './spots.ts'

interface Nearest {
  boxes: readonly Box[]
  /** Stands in the folded name; '' for all. */
  folded: string
  limit: number
}

interface PlaceRow {
  name: string
  category: PlaceCategory
  address: string
  latitude: string
  longitude: string
}

/** The nearest in each box, nearest first within a box. The index gives them in this order, so a crowd costs nothing. */
export async function listNearest(db: Queryable, { boxes, folded, limit }: Nearest): Promise<PlaceRow[]> {
  const like = `%${folded.replace(/[\\%_]/g, '\\$&')}%`
  const rows: PlaceRow[] = []
  for (const { low, high, from } of boxes) {
    const found = await sql<PlaceRow>`
      SELECT name, category, address, latitude::text, longitude::text FROM places
      WHERE spot <@ box(point(${low.x}, ${low.y}), point(${high.x}, ${high.y}))
        AND folded LIKE ${like}
      ORDER BY spot <-> point(${from.x}, ${from.y}) LIMIT ${limit}
    `.execute(db)
    rows.push(...found.rows)
  }
  return rows
}

export async function knowsPlaces(db: Queryable): Promise<boolean> {
  return (await db.selectFrom('places').select('id').limit(1).executeTakeFirst()) !== undefined
}

const PLACES_AT_ONCE = 2_000

/**
 * Puts these in place of all that came from this source before. Whatever they throw while they are read, nothing has
 * changed if the transaction is let go.
 * @returns how many there are
 */
export async function replaceSource(
  db: Queryable,
  newId: NewId,
  source: string,
  places: AsyncIterable<ImportedPlace> | Iterable<ImportedPlace>,
): Promise<number> {
  await removeSource(db, source)
  let count = 0
  let waiting: ImportedPlace[] = []
  const write = async () => {
    const spots = waiting.map(({ latitude, longitude }) =>
      spotOf({ latitude: Number(latitude), longitude: Number(longitude) }),
    )
    const column = (of: (place: ImportedPlace) => string) => waiting.map(of)
    await sql`
      INSERT INTO places (id, source, name, folded, category, address, latitude, longitude, spot)
      SELECT id, ${source}, name, folded, category, address, latitude, longitude, point(x, y)
      FROM unnest(${column(() => newId())}::uuid[], ${column(({ name }) => name)}::text[],
        ${column(({ folded }) => folded)}::text[], ${column(({ category }) => category)}::text[],
        ${column(({ address }) => address)}::text[], ${column(({ latitude }) => latitude)}::numeric[],
        ${column(({ longitude }) => longitude)}::numeric[], ${spots.map(({ x }) => x)}::float8[],
        ${spots.map(({ y }) => y)}::float8[])
        AS given (id, name, folded, category, address, latitude, longitude, x, y)
    `.execute(db)
    count += waiting.length
    waiting = []
  }
  for await (const place of places) {
    waiting.push(place)
    if (waiting.length >= PLACES_AT_ONCE) await write()
  }
  if (waiting.length > 0) await write()
  return count
}

/** @returns how many there were */
export async function removeSource(db: Queryable, source: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('places').where('source', '=', source).executeTakeFirst()
  return Number(numDeletedRows)
}

export async function listSources(db: Queryable): Promise<{ source: string; count: number }[]> {
  const rows = await db
    .selectFrom('places')
    .select(['source', (expression) => expression.fn.countAll().as('count')])
    .groupBy('source')
    .orderBy('source')
    .execute()
  return rows.map(({ source, count }) => ({ source, count: Number(count) }))
}
