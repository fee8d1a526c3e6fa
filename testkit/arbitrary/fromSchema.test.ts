import { methods } from '@sampan/contract'
import fc from 'fast-check'
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
