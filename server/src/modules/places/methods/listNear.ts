import { foldText, NEAR_METRES_MAX, NEAR_PLACES_MAX, places } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { boxAround, metresBetween } from '../spots.ts'
import { listNearest } from '../store.ts'

export const listNear = implement(places.listNear, async (tx, _caller, { latitude, longitude, text = '' }) => {
  const here = { latitude: Number(latitude), longitude: Number(longitude) }
  const rows = await listNearest(tx.db, {
    boxes: boxAround(here, NEAR_METRES_MAX),
    folded: foldText(text).trim(),
    limit: NEAR_PLACES_MAX,
  })
  const near = rows.map((place) => ({
    ...place,
    distanceMetres: Math.round(
      metresBetween(here, { latitude: Number(place.latitude), longitude: Number(place.longitude) }),
    ),
  }))
  return {
    places: near
      .filter(({ distanceMetres }) => distanceMetres <= NEAR_METRES_MAX)
      .toSorted((a, b) => a.distanceMetres - b.distanceMetres)
      .slice(0, NEAR_PLACES_MAX),
  }
})
