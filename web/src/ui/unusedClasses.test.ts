import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { readSources } from '../locales/sources.fixture.ts'

/** Names of classes in a stylesheet, without what stands in comments and in values. */
const classesIn = (css: string): string[] => [
  ...new Set(
    [
      ...css
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\{[^{}]*\}/g, '{}')
        .matchAll(/\.([A-Za-z_][\w-]*)/g),
    ].map(([, name]) => name ?? ''),
  ),
]

/** Whether code uses the class of a stylesheet that it imports: by its name, or by one made as it runs. */
function isUsedBy(code: string, sheet: string, name: string): boolean {
  const imported = new RegExp(`import (\\w+) from '[^']*/${sheet.replaceAll('.', '\\.')}'`).exec(code)?.[1]
  return imported !== undefined && new RegExp(`\\b${imported}(\\.${name}\\b|\\[)`).test(code)
}

test('every class of every stylesheet is used', () => {
  const sheets = readSources('**/*.module.css')
  const sources = readSources('**/*.{ts,tsx}')
  expect(sheets.length).toBeGreaterThan(50)
  const unused = sheets.flatMap(({ file, code: css }) => {
    const users = sources.filter(({ code }) => code.includes(`/${basename(file)}'`))
    return classesIn(css)
      .filter((name) => !users.some(({ code }) => isUsedBy(code, basename(file), name)))
      .map((name) => `${file} .${name}`)
  })
  expect(unused).toEqual([])
})

test.each([
  ["import styles from './Row.module.css'; styles.wide", true],
  ["import row from '../Row.module.css'; row[look]", true],
  ["import styles from './Row.module.css'; styles.wider", false],
  ["import styles from './Other.module.css'; styles.wide", false],
])('in %s it sees .wide of Row.module.css: %s', (code, used) => {
  expect(isUsedBy(code, 'Row.module.css', 'wide')).toBe(used)
})
