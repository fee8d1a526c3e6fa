/** fast-check arbitraries from the contract's schemas: what fits them, and what nearly does. */
import fc from 'fast-check'
import type { TSchema } from 'typebox'

/** The part of JSON Schema that the contract speaks. */
interface JsonSchema {
  type?: string
  const?: unknown
  anyOf?: JsonSchema[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  properties?: Record<string, JsonSchema>
  required?: string[]
  patternProperties?: Record<string, JsonSchema>
  maxProperties?: number
}

export interface Pools {
  /** Real strings, such as ids, for the schemas whose pattern they match: without them nothing would ever be found. */
  strings?: readonly string[]
  /** What is really there, by the name of the field that tells of it: `{ conversationId: […], seq: [3, 4] }`. */
  fields?: Readonly<Record<string, readonly unknown[]>>
}

/** How long a text is made that may be of any length, and has no pattern of a length of its own. */
const LENGTH_MAX_USUAL = 40

/** Values that fit the schema, as JSON has them. */
export function fitting(schema: TSchema, pools: Pools = {}): fc.Arbitrary<unknown> {
  return fits(schema as JsonSchema, pools)
}

function fits(schema: JsonSchema, pools: Pools): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => fits(each, pools)))
  switch (schema.type) {
    case 'string':
      return strings(schema, pools)
    case 'integer':
    case 'number':
      return integers(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return arrays(schema, pools)
    case 'object':
      return objects(schema, pools)
    case undefined:
      return fc.jsonValue({ maxDepth: 3 })
    default:
      throw new Error(`Schemas of type ${schema.type} are not known here`)
  }
}

/** Small numbers name what exists; the ends of the range find what overflows. */
function integers({ minimum = -1_000, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema): fc.Arbitrary<number> {
  const near = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 12) })
  return fc.oneof({ arbitrary: near, weight: 4 }, fc.constantFrom(minimum, maximum), fc.maxSafeInteger().map(within))

  function within(value: number): number {
    return minimum + (Math.abs(value) % (maximum - minimum + 1 || 1))
  }
}

/** Every kind of letter, and the emoji that are made of several code points. */
const scripts = fc.oneof(
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  fc.constantFrom(
    '你好，世界',
    'مرحبا',
    'Привет',
    '👩‍👩‍👧‍👦',
    '🇮🇹',
    "Robert'); DROP TABLE members;--",
    '<b>x</b>',
    '%s %00 ../..',
    '\\',
  ),
)
const emoji = fc.constantFrom('👍', '❤️', '👩‍👩‍👧', '🇮🇹', '1️⃣', '٣', '𝟘')

function strings(schema: JsonSchema, pools: Pools): fc.Arbitrary<string> {
  const { minLength = 0, maxLength } = schema
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u')
  const isFitting = (text: string) => {
    const length = [...text].length
    return length >= minLength && length <= (maxLength ?? length) && (pattern?.test(text) ?? true)
  }
  const long = [minLength, maxLength ?? LENGTH_MAX_USUAL]
    .flatMap((length) => ['a', '界', '😀', '1'].map((letter) => letter.repeat(length)))
    .filter(isFitting)
  const byPattern = pattern && canBeGenerated(pattern) ? [fc.stringMatching(pattern)] : []
  const free = [scripts, emoji, ...byPattern].filter(isReachable).map((texts) => texts.filter(isFitting))
  const known = (pools.strings ?? []).filter((text) => pattern && isFitting(text))
  const choices: fc.WeightedArbitrary<string>[] = [
    ...(known.length > 0 ? [{ arbitrary: fc.constantFrom(...known), weight: 8 }] : []),
    ...(long.length > 0 ? [{ arbitrary: fc.constantFrom(...long), weight: 1 }] : []),
    ...free.map((arbitrary) => ({ arbitrary, weight: 2 })),
  ]
  if (choices.length === 0) throw new Error(`Nothing was found that fits ${JSON.stringify(schema)}`)
  return fc.oneof(...choices)

  /** A filter that hardly ever lets anything through would search for ever. */
  function isReachable(texts: fc.Arbitrary<string>): boolean {
    const samples = fc.sample(texts, { numRuns: 100, seed: 1 })
    return samples.filter(isFitting).length > 10
  }
}

/** fast-check makes strings for most patterns, but not for those that look ahead. */
const canBeGenerated = (pattern: RegExp): boolean => !pattern.source.includes('(?=') && !pattern.source.includes('[^')

function arrays(schema: JsonSchema, pools: Pools): fc.Arbitrary<unknown[]> {
  const items = fits(schema.items ?? {}, pools)
  const minLength = schema.minItems ?? 0
  const lengths = { minLength, maxLength: Math.max(minLength, Math.min(schema.maxItems ?? 6, minLength + 6)) }
  return schema.uniqueItems
    ? fc.uniqueArray(items, { ...lengths, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
    : fc.array(items, lengths)
}

function objects(schema: JsonSchema, pools: Pools): fc.Arbitrary<unknown> {
  if (schema.patternProperties) {
    const names = fc.oneof(
      fc.constantFrom('id', 'rawId', 'response', 'type', '__proto__'),
      fc.string({ maxLength: 20 }),
    )
    return fc
      .array(fc.tuple(names, fc.jsonValue({ maxDepth: 3 })), { maxLength: Math.min(schema.maxProperties ?? 5, 6) })
      .map((entries) => Object.fromEntries(entries))
  }
  const properties = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, field(name, each)] as const)
  const requiredKeys = schema.required ?? []
  return fc.record(Object.fromEntries(properties), { requiredKeys, noNullPrototype: true })

  function field(name: string, each: JsonSchema): fc.Arbitrary<unknown> {
    const known = pools.fields?.[name] ?? []
    if (known.length === 0) return fits(each, pools)
    const isList = each.type === 'array'
    const real = isList
      ? fc.uniqueArray(fc.constantFrom(...known), { minLength: each.minItems ?? 0, maxLength: 3 })
      : fc.constantFrom(...known)
    return fc.oneof({ arbitrary: real, weight: 6 }, fits(each, pools))
  }
}

/** One thing that is wrong with a value. */
type Flaw =
  | { how: 'replace'; by: unknown }
  | { how: 'remove' }
  | { how: 'add'; name: string; value: unknown }
  | { how: 'stretch'; times: number }
  | { how: 'append'; text: string }

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

/** What a schema seldom expects: other types, ends of ranges, text that no database stores, names that JavaScript uses. */
const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  -0,
  2 ** 53,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'a\udc00b',
  '\u202eabc',
  'x'.repeat(10_000),
  '{}',
  'null',
  '00000000-0000-0000-0000-000000000000',
  [],
  {},
  [null],
  [[]],
  deep(200),
  { length: 3 },
  JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": {}}}'),
]
const oddNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  '',
  'id ',
  '\ud800',
]

const flaws: fc.Arbitrary<Flaw> = fc.oneof(
  fc.constantFrom(...oddValues).map((by): Flaw => ({ how: 'replace', by })),
  fc.jsonValue({ maxDepth: 2 }).map((by): Flaw => ({ how: 'replace', by })),
  fc.constant<Flaw>({ how: 'remove' }),
  fc
    .tuple(fc.constantFrom(...oddNames), fc.constantFrom(...oddValues))
    .map(([name, value]): Flaw => ({ how: 'add', name, value })),
  fc.constantFrom(2, 100, 5_000).map((times): Flaw => ({ how: 'stretch', times })),
  fc.constantFrom('\u0000', '\ud800', ' ', '\n', '\u0007').map((text): Flaw => ({ how: 'append', text })),
)

/** Values with something wrong in one or two places; now and then something else altogether. Some of them fit after all. */
export function nearMiss(schema: TSchema, pools: Pools = {}): fc.Arbitrary<unknown> {
  const spoilt = fc
    .tuple(fitting(schema, pools), fc.array(fc.tuple(fc.nat({ max: 10_000 }), flaws), { minLength: 1, maxLength: 2 }))
    .map(([value, places]) => places.reduce((spoiling, [place, flaw]) => spoil(spoiling, place, flaw), value))
  return fc.oneof({ arbitrary: spoilt, weight: 9 }, fc.constantFrom(...oddValues), fc.jsonValue({ maxDepth: 3 }))
}

type Path = readonly (string | number)[]

/** The value with a flaw at one of its places, counted in the order in which it is written down. */
function spoil(value: unknown, place: number, flaw: Flaw): unknown {
  const paths = pathsOf(value)
  return changeAt(value, paths[place % paths.length] ?? [], flaw)
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item, index) => pathsOf(item, [...path, index]))]
  if (typeof value === 'object' && value !== null)
    return [path, ...Object.entries(value).flatMap(([name, field]) => pathsOf(field, [...path, name]))]
  return [path]
}

const GONE = Symbol('gone')

function changeAt(value: unknown, [step, ...rest]: Path, flaw: Flaw): unknown {
  if (step === undefined) {
    const changed = flawed(value, flaw)
    return changed === GONE ? null : changed
  }
  const change = (item: unknown) => (rest.length === 0 ? flawed(item, flaw) : changeAt(item, rest, flaw))
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? change(item) : item)).filter((item) => item !== GONE)
  if (typeof value !== 'object' || value === null) return value
  // `fromEntries` defines even `__proto__` as a field of its own, as `JSON.parse` does.
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, field]) => [name, name === step ? change(field) : field] as const)
      .filter(([, field]) => field !== GONE),
  )
}

function flawed(value: unknown, flaw: Flaw): unknown {
  switch (flaw.how) {
    case 'replace':
      return flaw.by
    case 'remove':
      return GONE
    case 'add':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries([...Object.entries(value), [flaw.name, flaw.value]])
        : { [flaw.name]: value }
    case 'stretch':
      if (typeof value === 'string') return value.repeat(Math.min(flaw.times, 20_000 / Math.max(1, value.length)))
      if (typeof value === 'number') return value * flaw.times + 0.5
      return Array.isArray(value) ? Array.from({ length: flaw.times }, () => value[0] ?? 0) : value
    case 'append':
      return typeof value === 'string' ? value + flaw.text : flaw.text
  }
}
