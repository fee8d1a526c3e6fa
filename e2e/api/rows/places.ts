/** Maps and places by name, in the tables of `e2e/api`. */
import type { StrangerTable } from '../strangerTable.ts'

export const placeAims: Pick<StrangerTable, 'places.describeMap' | 'places.listNear'> = {
  'places.describeMap': [{ at: 'what all members see', input: () => ({}), out: 'nothing' }],
  'places.listNear': [
    {
      at: 'the place that they told each other',
      input: () => ({ latitude: '45.437190', longitude: '12.334590' }),
      out: 'nothing',
    },
  ],
}

export const placeReads = {
  'places.describeMap': () => ({}),
  'places.listNear': () => ({ latitude: '45.437190', longitude: '12.334590', text: 'ponte' }),
}
