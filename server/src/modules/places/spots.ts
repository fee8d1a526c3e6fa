/** Where something is on earth, and how far from there; pure. */

/** Degrees (WGS 84). */
export interface Here {
  latitude: number
  longitude: number
}

/** Mercator in radians. It keeps angles, so within a few kilometres the plain distance tells which of two is nearer. */
export interface Spot {
  x: number
  y: number
}

/** Two corners; together they are what `listNearest` looks through. */
export interface Box {
  low: Spot
  high: Spot
  /** From where it is measured: that of a box beyond the date line is moved around the earth. */
  from: Spot
}

const EARTH_METRES = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180
/** The poles themselves are infinitely far away on such a map. */
const LATITUDE_MAX = 89.999_999

export function spotOf({ latitude, longitude }: Here): Spot {
  const north = Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, latitude))
  return { x: radians(longitude), y: Math.asinh(Math.tan(radians(north))) }
}

/** Holds everything within so many metres; two boxes where it reaches over the date line. */
export function boxAround(here: Here, metres: number): Box[] {
  const spot = spotOf(here)
  const far = metres / EARTH_METRES
  const edge = (latitude: number) => spotOf({ latitude, longitude: 0 }).y
  const [south, north] = [here.latitude - (far * 180) / Math.PI, here.latitude + (far * 180) / Math.PI]
  const widest = Math.max(Math.abs(south), Math.abs(north))
  const half = widest >= LATITUDE_MAX ? Math.PI : Math.min(Math.PI, far / Math.cos(radians(widest)))
  return [0, -2 * Math.PI, 2 * Math.PI].flatMap((turn) => {
    const from = { x: spot.x + turn, y: spot.y }
    const box = { low: { x: from.x - half, y: edge(south) }, high: { x: from.x + half, y: edge(north) }, from }
    return box.high.x < -Math.PI || box.low.x > Math.PI ? [] : [box]
  })
}

/** Along the earth (haversine). */
export function metresBetween(a: Here, b: Here): number {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const part =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(part)))
}
