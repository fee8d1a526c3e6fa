import type { PlaceName, SeedPlace } from './types.ts'

/** The quarter where everyone here lives. It is nowhere: a real map shows water there. */
const placesByName: Readonly<Record<PlaceName, Omit<SeedPlace, 'name'>>> = {
  'Ferry Landing': { category: 'transport', address: 'Old Port 1', latitude: '43.901200', longitude: '9.402100' },
  'Ticket Office': { category: 'transport', address: 'Old Port 3', latitude: '43.901480', longitude: '9.401700' },
  'Willow Tea Stall': { category: 'drink', address: 'Willow Bank', latitude: '43.902050', longitude: '9.400480' },
  'Forno Lucia': { category: 'food', address: 'Market Lane 8', latitude: '43.902710', longitude: '9.402940' },
  'Old Port Market': { category: 'shop', address: 'Market Square', latitude: '43.903050', longitude: '9.403600' },
  'Harbour Café': { category: 'drink', address: 'Old Port 14', latitude: '43.900820', longitude: '9.403350' },
  'Boatyard at Pier 3': { category: 'other', address: 'Pier 3', latitude: '43.899940', longitude: '9.404600' },
  'Gallery at the Anchorage': { category: 'culture', address: 'Pier 1', latitude: '43.900310', longitude: '9.400900' },
  'Gull Pharmacy': { category: 'health', address: 'Market Lane 2', latitude: '43.902330', longitude: '9.402210' },
  'Lantern Stairs': { category: 'sport', address: '', latitude: '43.904120', longitude: '9.401150' },
  'Choir Hall': { category: 'culture', address: 'Bell Street 5', latitude: '43.903620', longitude: '9.399720' },
  'Heron Island': { category: 'nature', address: '', latitude: '43.886500', longitude: '9.411800' },
}

export const places: readonly SeedPlace[] = Object.entries(placesByName).map(([name, place]) => ({ name, ...place }))

export const placeOf = (name: PlaceName): SeedPlace => ({ name, ...placesByName[name] })
