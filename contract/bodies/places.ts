/** Places that the operator made known, and the map on which they are shown. */
import Type, { type Static } from 'typebox'
import { Latitude, Longitude } from './cardMessages.ts'
import { Count, closed, nullable } from './common.ts'

/** What a place is, roughly: enough for a picture beside its name. */
export const PlaceCategory = Type.Union([
  Type.Literal('food'),
  Type.Literal('drink'),
  Type.Literal('shop'),
  Type.Literal('transport'),
  Type.Literal('lodging'),
  Type.Literal('health'),
  Type.Literal('money'),
  Type.Literal('learning'),
  Type.Literal('culture'),
  Type.Literal('nature'),
  Type.Literal('sport'),
  Type.Literal('worship'),
  Type.Literal('other'),
])
export type PlaceCategory = Static<typeof PlaceCategory>

export const NEAR_METRES_MAX = 3_000
export const NEAR_PLACES_MAX = 30

export const NearPlace = Type.Object(
  {
    name: Type.String(),
    category: PlaceCategory,
    /** '' where it is not known. */
    address: Type.String(),
    latitude: Latitude,
    longitude: Longitude,
    distanceMetres: Count,
  },
  closed,
)
export type NearPlace = Static<typeof NearPlace>

/** The closest that tiles are asked for. */
export const TILE_ZOOM_MAX = 19

/** What maps there are on this server: all of it is the operator’s choice. */
export const MapFacts = Type.Object(
  {
    /** Null where no maps are shown. Tiles stand at `/tiles/{z}/{x}/{y}`, pictures of 256 × 256. */
    tiles: nullable(Type.Object({ attribution: Type.String() }, closed)),
    /** Leads to a map outside of this server, with `{latitude}` and `{longitude}`; null where none is to be offered. */
    link: nullable(Type.String()),
    /** Whether places are known by name, so that it is worth asking which ones are near. */
    placesKnown: Type.Boolean(),
  },
  closed,
)
export type MapFacts = Static<typeof MapFacts>
