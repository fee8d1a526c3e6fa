import { places } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { knowsPlaces } from '../store.ts'

export interface MapSettings {
  tilesUrl: string | undefined
  tilesAttribution: string
  mapLink: string | undefined
}

/** Where the tiles come from is not told: it may hold a key, and nobody but the server goes there. */
export const describeMap = ({ tilesUrl, tilesAttribution, mapLink }: MapSettings) =>
  implement(places.describeMap, async (tx) => ({
    tiles: tilesUrl === undefined ? null : { attribution: tilesAttribution },
    link: mapLink ?? null,
    placesKnown: await knowsPlaces(tx.db),
  }))
