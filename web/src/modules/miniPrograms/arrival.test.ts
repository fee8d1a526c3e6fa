import { expect, test } from 'vitest'
import { readAddress } from './address.ts'
import { arrivalOf, wakingOf } from './arrival.ts'

const pathname = '/mini-programs/0190a000-0000-7000-8000-000000000001'
const addressAt = (search: string) => {
  const address = readAddress(pathname, search)
  if (!address) throw new Error('no address')
  return address
}

test.each([
  ['', 1011],
  ['?from=chat&path=pages/a/a', 1007],
  ['?from=group&path=pages/a/a', 1008],
  ['?from=code', 1047],
  ['?from=recent', 1001],
  ['?from=pulled', 1089],
  ['?from=program', 1011],
])('%s is scene %i', (search, scene) => {
  expect(arrivalOf(addressAt(search)).scene).toBe(scene)
})

test('a program that is there is told of a page or of whoever led to it, else of nothing', () => {
  const referrerInfo = { appId: 'wx1', extraData: { a: 1 } }
  expect(wakingOf(addressAt('?from=recent'), undefined)).toBeUndefined()
  expect(wakingOf(addressAt('?from=chat&path=pages/a/a%3Fid%3D7'), undefined)).toEqual({
    path: 'pages/a/a',
    query: { id: '7' },
    scene: 1007,
    referrerInfo: { appId: '', extraData: {} },
  })
  expect(wakingOf(addressAt(''), { scene: 1038, referrerInfo })).toEqual({ scene: 1038, referrerInfo })
})
