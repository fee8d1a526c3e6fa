import { expect, test } from 'vitest'
import { isNode, parse, readSources, walk } from './sources.fixture.ts'

/** Attributes and props whose value people read or hear. */
const spoken =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|label|title|text|hint|placeholder|alt|error|detail|description|action)$/
const letters = /\p{L}{2}/u
/** The name of the app is the same in every language. */
const names = new Set(['Sampan'])

/** Words written out in JSX, whether as text, as an attribute, or as a string in braces. */
function wordsIn(file: string, code: string): string[] {
  const found: string[] = []
  const report = (node: { start: number }, text: unknown) => {
    if (typeof text !== 'string' || !letters.test(text) || names.has(text.trim())) return
    found.push(`${file}:${code.slice(0, node.start).split('\n').length} ${text.trim()}`)
  }
  const literal = (node: unknown) => {
    if (!isNode(node)) return
    if (node.type === 'Literal') report(node, node.value)
    if (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression') {
      for (const branch of [node.consequent, node.alternate, node.right]) literal(branch)
    }
    if (node.type === 'TemplateLiteral' && Array.isArray(node.quasis)) {
      for (const part of node.quasis) if (isNode(part)) report(part, code.slice(part.start, Number(part.end)))
    }
  }
  for (const node of walk(parse(file, code))) {
    if (node.type === 'JSXText') report(node, node.value)
    if (node.type === 'JSXElement' && Array.isArray(node.children)) {
      for (const child of node.children) {
        if (isNode(child) && child.type === 'JSXExpressionContainer') literal(child.expression)
      }
    }
    if (node.type === 'JSXAttribute' && isNode(node.name) && spoken.test(String(node.name.name))) {
      const value = node.value
      if (isNode(value)) literal(value.type === 'JSXExpressionContainer' ? value.expression : value)
    }
  }
  return found
}

test('no words stand in the code', () => {
  const files = readSources('**/*.tsx')
  expect(files.length).toBeGreaterThan(20)
  expect(files.flatMap(({ file, code }) => wordsIn(file, code))).toEqual([])
})

test.each([
  ['<p>Send</p>', 1],
  ['<p>{`new`}</p>', 1],
  ["<p>{done ? 'Sent' : t('sending')}</p>", 1],
  ['<button aria-label="Send" />', 1],
  ["<Row title={'Send'} />", 1],
  ["<p className={'wide'}>{t('send')} · @{handle}</p>", 0],
])('in %s it sees %i', (code, count) => {
  expect(wordsIn('sample.tsx', `export const sample = ${code}`)).toHaveLength(count)
})
