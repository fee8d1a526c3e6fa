import { PlaceCategory } from '@sampan/contract'

/** Words that files use, OpenStreetMap’s (`amenity`, `shop`, `tourism` …) among them, for the few that are shown. */
const words: Readonly<Record<PlaceCategory, readonly string[]>> = {
  food: ['restaurant', 'fast_food', 'food_court', 'bakery', 'canteen'],
  drink: ['cafe', 'bar', 'pub', 'biergarten', 'teahouse', 'tea', 'coffee'],
  shop: ['supermarket', 'convenience', 'marketplace', 'market', 'mall', 'department_store', 'kiosk', 'store'],
  transport: [
    ...['station', 'halt', 'bus_station', 'bus_stop', 'tram_stop', 'ferry_terminal', 'subway_entrance', 'aerodrome'],
    ...['parking', 'taxi', 'bicycle_rental', 'pier', 'fuel', 'charging_station', 'public_transport', 'railway'],
  ],
  lodging: ['hotel', 'hostel', 'guest_house', 'motel', 'apartment', 'camp_site'],
  health: ['hospital', 'clinic', 'doctors', 'dentist', 'pharmacy', 'veterinary', 'chemist'],
  money: ['bank', 'atm', 'bureau_de_change', 'money_transfer'],
  learning: ['school', 'university', 'college', 'kindergarten', 'library', 'language_school'],
  culture: ['museum', 'theatre', 'cinema', 'gallery', 'arts_centre', 'attraction', 'monument', 'memorial', 'artwork'],
  nature: ['park', 'garden', 'beach', 'viewpoint', 'playground', 'nature_reserve', 'peak'],
  sport: ['sports_centre', 'stadium', 'pitch', 'swimming_pool', 'fitness_centre', 'ice_rink'],
  worship: ['place_of_worship', 'church', 'mosque', 'temple', 'synagogue', 'shrine'],
  other: [],
}

const byWord: ReadonlyMap<string, PlaceCategory> = new Map(
  PlaceCategory.anyOf.flatMap(({ const: category }) =>
    [category, ...words[category]].map((word): [string, PlaceCategory] => [word, category]),
  ),
)

/** The first word that says something; `other` where none does. */
export function categoryOf(given: readonly unknown[]): PlaceCategory {
  for (const word of given) {
    const known = typeof word === 'string' ? byWord.get(word.trim().toLowerCase().replaceAll(' ', '_')) : undefined
    if (known) return known
  }
  return 'other'
}
