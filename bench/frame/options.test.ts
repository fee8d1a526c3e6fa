import { expect, test } from 'vitest'
import { type BenchOptions, readOptions } from './options.ts'

test.each<[string, BenchOptions]>([
  ['ledger', { name: 'ledger', quick: false, json: false, peer: undefined }],
  ['ledger --quick --json', { name: 'ledger', quick: true, json: true, peer: undefined }],
  ['--quick ledger --peer pgbench', { name: 'ledger', quick: true, json: false, peer: 'pgbench' }],
  ['ledger --peer none', { name: 'ledger', quick: false, json: false, peer: null }],
  ['ledger --peer=none', { name: 'ledger', quick: false, json: false, peer: null }],
])('%s', (line, options) => {
  expect(readOptions(line.split(' '))).toEqual(options)
})

test.each(['', '--quick', 'ledger pay', 'ledger --fast', 'ledger --peer', 'ledger --peer --json'])(
  '"%s" is refused',
  (line) => {
    expect(() => readOptions(line.split(' ').filter((arg) => arg !== ''))).toThrow()
  },
)
