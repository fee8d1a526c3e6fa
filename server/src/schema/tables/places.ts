export interface PlacesTable {
  id: string
  source: string
  name: string
  folded: string
  category: string
  address: string
  /** Degrees with six decimals. */
  latitude: string
  longitude: string
  /** Mercator in radians; only SQL reads it. */
  spot: unknown
}
