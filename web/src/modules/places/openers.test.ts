import { describe, expect, it } from 'vitest'
import { appAddress, siteAddress } from './openers.ts'

const spot = { latitude: '45.437190', longitude: '-12.334590' }

describe('appAddress', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 15)', 'geo:45.437190,-12.334590?q=45.437190,-12.334590'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0)', 'maps:?ll=45.437190,-12.334590&q=45.437190,-12.334590'],
    ['Mozilla/5.0 (X11; Linux x86_64)', undefined],
  ])('%s → %s', (userAgent, expected) => {
    expect(appAddress(spot, userAgent)).toBe(expected)
  })
})

describe('siteAddress', () => {
  it('leads only where the operator said', () => {
    expect(siteAddress(spot, null)).toBeNull()
    expect(siteAddress(spot, 'https://map.example.org/?a={latitude}&b={longitude}')).toEqual({
      href: 'https://map.example.org/?a=45.437190&b=-12.334590',
      host: 'map.example.org',
    })
    expect(siteAddress(spot, 'javascript:alert({latitude},{longitude})')).toBeNull()
  })
})
