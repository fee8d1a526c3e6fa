import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errors } from '../../../contract/errors.ts'
import { isNode, type Node, parse, readSources, walk } from './sources.fixture.ts'

const english = new URL('en/', import.meta.url)
const plural = /_(zero|one|two|few|many|other)$/
/** Said of whatever the server answered without a name of its own. */
const errorsOfTheDevice = new Set(['network', 'unknown'])

/** Every key as code names it: `namespace:key`, without its plural form. */
function keysOf(namespace: string, value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = path === '' ? name : `${path}.${name}`
    return typeof inner === 'string'
      ? [`${namespace}:${key.replace(plural, '')}`]
      : keysOf(namespace, Object(inner), key)
  })
}

const partsOf = (template: Node): string[] =>
  Array.isArray(template.quasis)
    ? template.quasis.filter(isNode).map(({ value }) => String(Object(value).cooked ?? ''))
    : []

/**
 * What code says that may be a key: words in quotes, and templates (`state.${state}`) as patterns. A template counts only
 * if it says a part of the key itself, ending or beginning at a dot or with a word.
 */
function mentionsIn(sources: readonly { file: string; code: string }[]): (key: string) => boolean {
  const words = new Set<string>()
  const patterns = new Set<string>()
  for (const { file, code } of sources) {
    for (const node of walk(parse(file, code))) {
      if (node.type === 'Literal' && typeof node.value === 'string') words.add(node.value)
      if (node.type !== 'TemplateLiteral') continue
      const parts = partsOf(node)
      const said = parts.join('')
      if (!/^[\w.:]{2,}$/.test(said)) continue
      if (parts.length === 1) words.add(said)
      else patterns.add(`^(\\w+:)?${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`)
    }
  }
  const shapes = [...patterns].map((pattern) => new RegExp(pattern))
  return (key) => {
    const bare = key.slice(key.indexOf(':') + 1)
    return words.has(key) || words.has(bare) || shapes.some((shape) => shape.test(key) || shape.test(bare))
  }
}

// That no key is missing is seen by the type check: `t` takes only those of the English files.
test('every text is said somewhere', () => {
  const isMentioned = mentionsIn(readSources('**/*.{ts,tsx}'))
  const keys = readdirSync(english)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => keysOf(file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, english), 'utf8'))))
  expect(keys.length).toBeGreaterThan(1_000)
  const isSaid = (key: string) => {
    const code = /^errors:(.+)$/.exec(key)?.[1]
    return code === undefined ? isMentioned(key) : code in errors || errorsOfTheDevice.has(code)
  }
  expect([...new Set(keys.filter((key) => !isSaid(key)))]).toEqual([])
})

test.each([
  ["t('send')", true],
  ["t('chat:send')", true],
  ["const words = { go: 'send' }", true],
  ["t('sending')", false],
  ['t(`$' + '{kind}`)', false],
])('in %s it sees chat:send: %s', (code, seen) => {
  expect(mentionsIn([{ file: 'sample.tsx', code }])('chat:send')).toBe(seen)
})

test.each([
  ['t(`state.$' + '{state}`)', true],
  ['t(`chat:state.$' + '{state}`)', true],
  ['t(`$' + '{kind}.open`)', true],
  ['t(`states.$' + '{state}`)', false],
])('in %s it sees chat:state.open: %s', (code, seen) => {
  expect(mentionsIn([{ file: 'sample.tsx', code }])('chat:state.open')).toBe(seen)
})
