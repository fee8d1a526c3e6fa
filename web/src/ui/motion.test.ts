import { expect, test } from 'vitest'
import { readSources } from '../locales/sources.fixture.ts'

/** The blocks of a stylesheet that count only under a condition, and what is left without them. */
function partOff(css: string, condition: string): { inside: string; outside: string } {
  let inside = ''
  let outside = css
  for (let at = outside.indexOf(condition); at !== -1; at = outside.indexOf(condition)) {
    const begin = outside.indexOf('{', at)
    let depth = 1
    let end = begin + 1
    for (; depth > 0 && end < outside.length; end += 1)
      depth += outside[end] === '{' ? 1 : outside[end] === '}' ? -1 : 0
    inside += outside.slice(begin + 1, end - 1)
    outside = outside.slice(0, at) + outside.slice(end)
  }
  return { inside, outside }
}

/** Rules as `selector`, one for each, and what they declare. */
const rulesIn = (css: string): { selector: string; body: string }[] =>
  [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) =>
    selectors.split(',').map((selector) => ({ selector: selector.trim(), body })),
  )

/** Selectors of a stylesheet that move by a clock of their own for people who ask for no movement. */
function restlessIn(css: string): string[] {
  const bare = css.replace(/\/\*.*?\*\//gs, '')
  const wished = partOff(bare, '@media (prefers-reduced-motion: no-preference)')
  const { inside, outside } = partOff(wished.outside, '@media (prefers-reduced-motion: reduce)')
  const calmed = new Set(
    rulesIn(inside).flatMap(({ selector, body }) => (/(animation|transition)/.test(body) ? selector : [])),
  )
  return rulesIn(outside)
    .filter(({ body }) => /(animation|transition)(-duration)?:[^;]*[\d.]*[1-9]\d*m?s\b/.test(body))
    .map(({ selector }) => selector)
    .filter((selector) => !calmed.has(selector))
}

// What takes --quick or --calm rests by itself: they are nought for people who ask for no movement.
test('what moves in the app rests for people who ask for it', () => {
  const sheets = readSources('**/*.css')
  expect(sheets.length).toBeGreaterThan(50)
  expect(sheets.flatMap(({ file, code }) => restlessIn(code).map((selector) => `${file}: ${selector}`))).toEqual([])
})

test.each([
  ['.a { animation: turn 0.8s linear infinite; }', ['.a']],
  ['.a { transition: opacity var(--quick); animation-delay: 0.2s; }', []],
  [
    '.a, .b { transition: opacity 180ms; } @media (prefers-reduced-motion: reduce) { .b { transition: none; } }',
    ['.a'],
  ],
  ['@media (prefers-reduced-motion: no-preference) { .a { animation: turn 1s; } }', []],
  ['.a { transition: visibility 0s linear var(--calm); }', []],
])('in %s it finds %j', (css, restless) => {
  expect(restlessIn(css)).toEqual(restless)
})
