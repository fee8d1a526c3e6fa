import { expect, test } from 'vitest'
import { compatibilityText, type RuntimeTables } from './compatibility.ts'

const tables: RuntimeTables = {
  wechat: new Set(['showToast', 'getPerformance', 'request']),
  alipay: new Set(['alert', 'getSystemInfo']),
  unsupported: ['startWifi'],
  partOf: { getPerformance: 'the clock only' },
  unsupportedAlipay: ['startZMVerify'],
  partOfAlipay: { getSystemInfo: 'no battery' },
  allAlipay: ['alert', 'rsa'],
  elements: new Set(['view', 'image']),
  absent: new Set(['ad']),
  lacking: new Set(['image.fade-in']),
}

test('tells of each call and component what is there, what of it, and who uses it', () => {
  const figures = {
    date: '2026-01-02',
    programs: [
      {
        name: 'shop',
        pages: 3,
        opened: 2,
        fine: 1,
        errors: 1,
        blank: 0,
        ended: 0,
        taps: 5,
        tapsHeard: 4,
        tapErrors: 1,
        note: 'every second page',
      },
    ],
    calls: { showToast: 1, sing: 1 },
    elements: { view: 1, dance: 1, block: 1 },
  }
  const text = compatibilityText(tables, figures, [], "wx.showToast() my.alert() '<view>'")
  const lines = text.split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      '| shop | 3 | 2 | 1 | 1 | 0 | 0 | 4 of 5 | 1 | every second page |',
      '| `showToast` | works | yes | 1 |  |',
      '| `request` | works |  |  |  |',
      '| `getPerformance` | in part |  |  | the clock only |',
      '| `startWifi` | fails in words |  |  |  |',
      '| `sing` | missing |  | 1 |  |',
      '| `view` | works | yes | 1 |  |',
      '| `image` | in part |  |  | without `fade-in` |',
      '| `ad` | missing |  |  | its children are shown |',
      '| `dance` | missing |  | 1 | a plain box |',
      '| `alert` | works | yes |  |  |',
      '| `getSystemInfo` | in part |  |  | no battery |',
      '| `startZMVerify` | fails in words |  |  |  |',
      '| `rsa` | missing |  |  |  |',
    ]),
  )
  expect(text).not.toContain('`block`')
  expect(text).toContain('Of 4: 1 work, 1 in part, 1 fails in words, 1 missing.')
})

test('says so where no programs were run', () => {
  expect(compatibilityText(tables, null, [], '')).toContain('None have been run.')
})
