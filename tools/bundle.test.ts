import { expect, test } from 'vitest'
import { overBudget, readManifest, type Screen } from './bundle.ts'

const manifest = readManifest({
  'index.html': { file: 'index.js', imports: ['_shared.js'], css: ['index.css'] },
  '_shared.js': { file: 'shared.js' },
  'src/Home.tsx': { file: 'home.js', imports: ['_shared.js', 'index.html'], isDynamicEntry: true },
  'src/locales/en/index.ts': { file: 'en.js' },
  'src/locales/ru/index.ts': { file: 'ru.js' },
})
const weights: Record<string, number> = { 'index.js': 1000, 'shared.js': 500, 'home.js': 300, 'en.js': 10, 'ru.js': 40 }
const weigh = (file: string) => weights[file] ?? Number.NaN
const home: Screen = {
  name: 'home',
  sources: ['index.html', 'src/Home.tsx'],
  oneOf: /^src\/locales/,
  gzippedBytesMax: 1840,
}

test('counts every file once, and the heaviest of the choices', () => {
  expect(overBudget(manifest, home, weigh).problem).toBe('')
  expect(overBudget(manifest, { ...home, gzippedBytesMax: 1839 }, weigh).problem).toContain('too much')
})

test('a screen that is no chunk of its own any more is not simply passed over', () => {
  const { problem } = overBudget(manifest, { ...home, sources: ['index.html', 'src/Gone.tsx'] }, weigh)
  expect(problem).toContain('src/Gone.tsx is not a chunk of its own')
})
