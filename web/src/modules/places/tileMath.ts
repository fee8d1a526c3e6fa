/** Where the squares of a map stand; pure. Web Mercator, as every server of such tiles has it. */

/** Degrees. */
export interface Spot {
  latitude: number
  longitude: number
}

export interface PlacedTile {
  z: number
  x: number
  y: number
  /** From the left and the top of the picture, in pixels. */
  left: number
  top: number
}

export const TILE_SIDE = 256
const LATITUDE_MAX = 85.051_128

/** In pixels of the whole world at this zoom. */
function pixelsOf({ latitude, longitude }: Spot, zoom: number): { x: number; y: number } {
  const side = TILE_SIDE * 2 ** zoom
  const north = (Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, latitude)) * Math.PI) / 180
  return { x: ((longitude + 180) / 360) * side, y: (0.5 - Math.asinh(Math.tan(north)) / (2 * Math.PI)) * side }
}

/** The tiles that cover a picture of this size with the spot in its middle. Around the date line the world goes on. */
export function tilesAround(spot: Spot, zoom: number, width: number, height: number): PlacedTile[] {
  const across = 2 ** zoom
  const middle = pixelsOf(spot, zoom)
  const [west, north] = [Math.round(middle.x - width / 2), Math.round(middle.y - height / 2)]
  const tiles: PlacedTile[] = []
  for (let row = Math.floor(north / TILE_SIDE); row * TILE_SIDE < north + height; row += 1) {
    if (row < 0 || row >= across) continue
    for (let column = Math.floor(west / TILE_SIDE); column * TILE_SIDE < west + width; column += 1) {
      const x = ((column % across) + across) % across
      tiles.push({ z: zoom, x, y: row, left: column * TILE_SIDE - west, top: row * TILE_SIDE - north })
    }
  }
  return tiles
}

/** Along the earth, near enough for a walk. */
export function metresApart(a: Spot, b: Spot): number {
  const north = (a.latitude - b.latitude) * 111_195
  const east = (a.longitude - b.longitude) * 111_195 * Math.cos((a.latitude * Math.PI) / 180)
  return Math.hypot(north, east)
}
