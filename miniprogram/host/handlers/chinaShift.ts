// Maps of mainland China are shifted by law (GCJ-02): programs that ask for 'gcj02' lay the place on such a map. The
// formula is the one that has been public since 2013; it is right to a few metres.

const axis = 6_378_245
const eccentricity = 0.006693421622965943

interface Position {
  latitude: number
  longitude: number
}

/** South, west, north, east: mainland China to within a day's walk of its border, as other public converters have it. */
const within = [
  [42.8899, 79.4462, 49.2204, 96.33],
  [39.3742, 109.6872, 54.1415, 135.0002],
  [29.5297, 73.1246, 42.8899, 124.143255],
  [26.7186, 82.9684, 29.5297, 97.0352],
  [20.414096, 97.0253, 29.5297, 124.367395],
  [17.871542, 107.975793, 20.414096, 111.744104],
] as const
const without = [
  [21.785006, 119.921265, 25.398623, 122.497559],
  [20.0988, 101.8652, 22.284, 106.665],
  [20.4878, 106.4525, 21.5422, 108.051],
  [50.3257, 109.0323, 55.8175, 119.127],
  [49.5574, 127.4568, 55.8175, 137.0227],
  [42.5692, 131.2662, 44.8922, 137.0227],
] as const

function isInChina({ latitude, longitude }: Position): boolean {
  const isIn = ([south, west, north, east]: readonly [number, number, number, number]) =>
    latitude >= south && latitude <= north && longitude >= west && longitude <= east
  return within.some(isIn) && !without.some(isIn)
}

/** Back from such a map, right to less than a centimetre: the shift changes little over its own length. */
export function fromChina(shifted: Position): Position {
  if (!isInChina(shifted)) return shifted
  let { latitude, longitude } = shifted
  for (let round = 0; round < 4; round += 1) {
    const there = shift({ latitude, longitude })
    latitude += shifted.latitude - there.latitude
    longitude += shifted.longitude - there.longitude
  }
  return { latitude, longitude }
}

/** Elsewhere the two systems are one. */
export function toChina({ latitude, longitude }: Position): Position {
  return isInChina({ latitude, longitude }) ? shift({ latitude, longitude }) : { latitude, longitude }
}

function shift({ latitude, longitude }: Position): Position {
  const x = longitude - 105
  const y = latitude - 35
  const radians = (latitude / 180) * Math.PI
  const magic = 1 - eccentricity * Math.sin(radians) ** 2
  const north = (shiftNorth(x, y) * 180) / (((axis * (1 - eccentricity)) / (magic * Math.sqrt(magic))) * Math.PI)
  const east = (shiftEast(x, y) * 180) / ((axis / Math.sqrt(magic)) * Math.cos(radians) * Math.PI)
  return { latitude: latitude + north, longitude: longitude + east }
}

const sine = (value: number) => Math.sin(value * Math.PI)

function shiftNorth(x: number, y: number): number {
  return (
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    ((20 * sine(6 * x) + 20 * sine(2 * x)) * 2) / 3 +
    ((20 * sine(y) + 40 * sine(y / 3)) * 2) / 3 +
    ((160 * sine(y / 12) + 320 * sine(y / 30)) * 2) / 3
  )
}

function shiftEast(x: number, y: number): number {
  return (
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    ((20 * sine(6 * x) + 20 * sine(2 * x)) * 2) / 3 +
    ((20 * sine(x) + 40 * sine(x / 3)) * 2) / 3 +
    ((150 * sine(x / 12) + 300 * sine(x / 30)) * 2) / 3
  )
}
