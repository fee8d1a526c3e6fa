import Type from 'typebox'
import { Latitude, Longitude } from '../../bodies/cardMessages.ts'
import { closed, Empty, lineText } from '../../bodies/common.ts'
import { MapFacts, NEAR_PLACES_MAX, NearPlace } from '../../bodies/places.ts'
import { read } from '../../define.ts'

export const describeMap = read('places.describeMap', {
  caller: 'member',
  summary: 'Which maps this server shows, and whether it knows places by name.',
  input: Empty,
  output: MapFacts,
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})

export const listNear = read('places.listNear', {
  caller: 'member',
  summary: 'Places within three kilometres of a spot, the nearest first.',
  input: Type.Object(
    {
      latitude: Latitude,
      longitude: Longitude,
      /** Stands in the name, whatever its case and accents; all of them when left out. */
      text: Type.Optional(lineText(100)),
    },
    closed,
  ),
  output: Type.Object({ places: Type.Array(NearPlace, { maxItems: NEAR_PLACES_MAX }) }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 240 },
})
