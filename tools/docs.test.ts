import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findMissing } from './docs.ts'
import { root } from './generated.ts'

const files = ['README.md', 'docs/tour.md', 'docs/picture.png', 'server/src/modules/chat/store/messages.ts']
const missingIn = (text: string, path = 'docs/tour.md') => findMissing([{ path, text }], files)

const there = [
  '[home](../README.md)',
  '[a folder](../server/src/modules)',
  '[elsewhere](https://example.org/nothing.md)',
  '# The wire\n[up](#the-wire)',
  '![a picture](picture.png)',
  '`server/src/modules/chat/`, `store/messages.ts`, `messages.ts`',
  '`chat.sendMessage`, `/api/chat.sendMessage`, `image/webp`, `@sampan/contract`, `data/files`, `npm start`',
  '```\nserver/src/nothing.ts\n[x](nothing.md)\n```',
]
test.each(there)('finds nothing wrong with %j', (text) => {
  expect(missingIn(text)).toEqual([])
})

const missing: [string, string][] = [
  ['\n[gone](gone.md)', 'docs/tour.md:2  there is no docs/gone.md'],
  ['[up](#nothing)', 'docs/tour.md:1  docs/tour.md has no heading #nothing'],
  ['`server/src/gone.ts`', 'docs/tour.md:1  there is no server/src/gone.ts'],
  ['`gone.ts`', 'docs/tour.md:1  there is no gone.ts'],
  ['`server/src/messages.ts`', 'docs/tour.md:1  there is no server/src/messages.ts'],
]
test.each(missing)('tells what %j names and is not there', (text, problem) => {
  expect(missingIn(text)).toEqual([problem])
})

test('the documents name only what is there', () => {
  const skipped = new Set(['node_modules', '.git', '.cache', 'data', 'dist'])
  const all = globSync('**/*', { cwd: root, exclude: (name) => skipped.has(name.split('/').at(-1) ?? '') })
  const hidden = globSync(['.ci/*', '.editorconfig', '.npmrc', '.gitignore'], { cwd: root })
  const paths = [...all, ...hidden].map((path) => path.replaceAll('\\', '/'))
  const docs = paths
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  expect(docs.length).toBeGreaterThan(5)
  expect(findMissing(docs, paths)).toEqual([])
})
