/** Maps and places by name, both as the operator wants them. Other modules and flows come in by this door only. */
import type { Implementation } from '../../schema/index.ts'
import { describeMap, type MapSettings } from './methods/describeMap.ts'
import { listNear } from './methods/listNear.ts'

export { asPlace, type ImportedPlace } from './import/place.ts'
export { type ImportReport, readPlacesFile } from './import/readPlacesFile.ts'
export { listSources, removeSource, replaceSource } from './store.ts'
export { createTiles, type Tile, type Tiles } from './tiles/tiles.ts'

export const placesModule = (settings: MapSettings): Implementation[] => [describeMap(settings), listNear]
