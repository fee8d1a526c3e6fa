import { methods } from '@sampan/contract'
import fc from 'fast-check'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { fitting, nearMiss } from './fromSchema.ts'
import { runs } from './settings.ts'

const id = '0195f0a0-0000-7000-8000-000000000001'

describe.each(methods.map((method) => [method.name, method] as const))('%s', (_name, method) => {
  const schema = Compile(method.input)

  it('what fits is accepted', () => {
    fc.assert(
      fc.property(fitting(method.input, { strings: [id] }), (input) => schema.Check(input)),
      runs(50),
    )
  })

  it('what nearly fits is mostly refused', () => {
    const misses = fc.sample(nearMiss(method.input, { strings: [id] }), { ...runs(100) })
    const refused = misses.filter((input) => !schema.Check(input))
    expect(refused.length).toBeGreaterThan(misses.length / 2)
  })
})

describe('a pattern', () => {
  it('of a length of its own, however long, is met', () => {
    const pattern = '^[A-Za-z0-9_-]{86}$'
    const made = fc.sample(fitting(Type.String({ pattern })), runs(20))
    expect(made.every((text) => typeof text === 'string' && new RegExp(pattern).test(text))).toBe(true)
  })

  it('that nothing meets is told of, not looked for without end', () => {
    const nothing = Type.String({ pattern: '^[a-z]{20}$', maxLength: 10 })
    expect(() => fitting(nothing)).toThrow('Nothing was found that fits')
  })
})
