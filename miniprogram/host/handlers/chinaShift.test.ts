import { expect, test } from 'vitest'
import { fromChina, toChina } from './chinaShift.ts'

const beijing = { latitude: 39.908722, longitude: 116.397499 }
const metresNorth = 111_195

test('within mainland China the two differ by some hundred metres, and lead back to each other', () => {
  const there = toChina(beijing)
  const apart = Math.hypot(there.latitude - beijing.latitude, there.longitude - beijing.longitude) * metresNorth
  expect(apart).toBeGreaterThan(300)
  expect(apart).toBeLessThan(1_000)
  const back = fromChina(there)
  expect(Math.abs(back.latitude - beijing.latitude) * metresNorth).toBeLessThan(0.01)
  expect(Math.abs(back.longitude - beijing.longitude) * metresNorth).toBeLessThan(0.01)
})

test.each([
  ['Verona', { latitude: 45.4384, longitude: 10.9916 }],
  ['Singapore', { latitude: 1.2897, longitude: 103.8501 }],
  ['Seoul', { latitude: 37.5665, longitude: 126.978 }],
  ['Delhi', { latitude: 28.6139, longitude: 77.209 }],
  ['Hanoi', { latitude: 21.0285, longitude: 105.8542 }],
  ['Taipei', { latitude: 25.033, longitude: 121.5654 }],
])('in %s they are one', (_, place) => {
  expect(toChina(place)).toEqual(place)
  expect(fromChina(place)).toEqual(place)
})
