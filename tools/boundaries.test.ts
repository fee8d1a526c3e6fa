import { expect, test } from 'vitest'
import { checkBoundaries } from './boundaries.ts'

const order = ['accounts', 'files', 'chat']

function check(path: string, text: string): string[] {
  return checkBoundaries([{ path, text }], order).map(({ line, message }) => `${line}: ${message}`)
}

// a file                                    imports                                  → why not
const forbidden: [string, string, string][] = [
  ['contract/define.ts', `from '../sdk/src/index.ts'`, 'contract may import nothing of ours'],
  ['contract/define.ts', `from '@sampan/server/kernel/ids.ts'`, 'contract may import nothing of ours'],
  ['miniprogram/host/doors.ts', `from '@sampan/contract'`, 'miniprogram may import nothing of ours'],
  ['sdk/src/http.ts', `from '@sampan/server'`, 'sdk may import contract, not server'],
  ['web/src/app/App.tsx', `from '@sampan/server/kernel/ids.ts'`, 'web may import contract and sdk and miniprogram'],
  ['web/src/app/App.test.tsx', `from '../../../server/src/app.ts'`, 'web may import contract and sdk and miniprogram'],
  ['web/src/sync/outbox.ts', `from 'react'`, 'knows no React'],
  ['web/src/sync/outbox.ts', `from 'dexie-react-hooks'`, 'knows no React'],
  ['server/src/kernel/ids.ts', `from '../schema/tables.ts'`, 'kernel comes before schema'],
  ['server/src/modules/chat/access.ts', `from '../../flows/pay.ts'`, 'modules comes before flows'],
  ['server/src/gateway/http/api.ts', `from '../../app.ts'`, 'gateway comes before app'],
  [
    'server/src/kernel/ids.ts',
    `from '@sampan/testkit/database.ts'`,
    'server may import contract and miniprogram, not testkit',
  ],
  [
    'server/src/cli/demo/lay.ts',
    `from '@sampan/testkit/database.ts'`,
    'server may import contract and miniprogram, not testkit',
  ],
  [
    'server/src/kernel/jobs.ts',
    `from '@sampan/testkit/seeds/time.ts'`,
    'server may import contract and miniprogram, not testkit',
  ],
  ['server/src/modules/chat/access.ts', `from '../accounts/store.ts'`, 'through its index.ts'],
  ['server/src/flows/pay.ts', `from '../modules/chat/rules.ts'`, 'through its index.ts'],
  ['server/src/modules/accounts/rules.ts', `from '../chat/index.ts'`, 'accounts stands before chat'],
  ['server/src/modules/polls/rules.ts', `from '../chat/index.ts'`, 'polls has no place yet'],
]

test.each(forbidden)('%s cannot import %s', (path, clause, reason) => {
  expect(check(path, `import { a } ${clause}`)).toEqual([expect.stringContaining(reason)])
})

const allowed: [string, string][] = [
  ['server/src/modules/chat/methods/send.ts', `from '../../accounts/index.ts'`],
  ['server/src/modules/chat/methods/send.ts', `from '../rules.ts'`],
  ['server/src/flows/pay.ts', `from '../modules/chat/index.ts'`],
  ['server/src/main.ts', `from './kernel/config.ts'`],
  ['server/src/cli/demo/lay.ts', `from '@sampan/testkit/seeds/time.ts'`],
  ['server/src/kernel/migrate.db.test.ts', `from '@sampan/testkit/database.ts'`],
  ['server/src/cli/commands/mp.ts', `from '@sampan/miniprogram/compiler'`],
  ['web/src/sync/outbox.ts', `from 'dexie'`],
  ['web/src/app/App.tsx', `from 'react'`],
  ['testkit/world.ts', `from '@sampan/server'`],
]

test.each(allowed)('%s can import %s', (path, clause) => {
  expect(check(path, `import { a } ${clause}`)).toEqual([])
})

test('sees every way of importing, and tells the line', () => {
  const text = [
    `import type { A } from '../../schema/a.ts'`,
    `import {`,
    `  b,`,
    `} from '../../schema/b.ts'`,
    `export * from '../../schema/c.ts'`,
    `import '../../schema/d.ts'`,
    `const e = await import('../../schema/e.ts')`,
    `// import { f } from '../../schema/f.ts'`,
  ].join('\n')
  expect(check('server/src/kernel/telemetry/x.ts', text).map((each) => each.split(':')[0])).toEqual([
    '1',
    '4',
    '5',
    '6',
    '7',
  ])
})

test('SQL stands in stores only', () => {
  const text = `const rows = await tx.db.selectFrom('members').execute()\nconst more = sql\`select 1\``
  expect(check('server/src/modules/chat/methods/send.ts', text)).toHaveLength(2)
  expect(check('server/src/flows/pay.ts', text)).toHaveLength(2)
  expect(check('server/src/modules/chat/store.ts', text)).toEqual([])
  expect(check('server/src/modules/chat/store/messages.ts', text)).toEqual([])
  expect(check('server/src/kernel/jobs.ts', text)).toEqual([])
})
