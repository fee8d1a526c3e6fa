// Squares of the map come from the app as blobs: nothing is loaded from elsewhere, and no address leaves the frame.
import L from 'leaflet'
import type { ElementContext } from '../../element.ts'

const keptMax = 300

export function makeTiles(context: ElementContext): L.GridLayer {
  const kept = new Map<string, Blob>()

  async function load(z: number, x: number, y: number): Promise<Blob> {
    const name = `${z}/${x}/${y}`
    const known = kept.get(name)
    if (known) return known
    const blob = await context.callHost('map.tile', { z, x, y })
    if (!(blob instanceof Blob)) throw new Error('no tile')
    kept.set(name, blob)
    const [oldest] = kept.keys()
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest)
    return blob
  }

  class Tiles extends L.GridLayer {
    protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
      const picture = context.document.createElement('img')
      picture.alt = ''
      picture.setAttribute('role', 'presentation')
      const side = 2 ** coords.z
      // The world goes on beyond its edges.
      load(coords.z, ((coords.x % side) + side) % side, coords.y).then(
        (blob) => {
          const address = URL.createObjectURL(blob)
          picture.onload = () => {
            URL.revokeObjectURL(address)
            done(undefined, picture)
          }
          picture.onerror = () => {
            URL.revokeObjectURL(address)
            done(new Error('no tile'), picture)
          }
          picture.src = address
        },
        (reason: unknown) => done(reason instanceof Error ? reason : new Error('no tile'), picture),
      )
      return picture
    }
  }
  return new Tiles({ minZoom: 1, maxZoom: 19, keepBuffer: 1 })
}
