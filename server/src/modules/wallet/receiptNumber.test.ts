import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receiptNumber, transferIdOf } from './receiptNumber.ts'

describe('the number of a receipt', () => {
  it('names its transfer, whatever the case and the groups', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), (id) => {
        const number = receiptNumber(id)
        expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/)
        expect(transferIdOf(number)).toBe(id)
        expect(transferIdOf(number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe(id)
      }),
    )
  })

  it('tells a slip of one digit, and two that changed places', () => {
    const number = receiptNumber('0195f0a0-1234-7000-8000-00000000cafe').replaceAll('-', '')
    for (let place = 0; place < number.length; place += 1) {
      const other = number[place] === '7' ? '8' : '7'
      const slipped = number.slice(0, place) + other + number.slice(place + 1)
      expect(transferIdOf(slipped)).toBeUndefined()
      const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2)
      if (place + 1 < number.length && swapped !== number) expect(transferIdOf(swapped)).toBeUndefined()
    }
    expect([transferIdOf(''), transferIdOf('not a number at all, but long')]).toEqual([undefined, undefined])
  })
})
