import { defineConfig } from 'vitest/config'

const databaseTests = '**/*.db.test.ts'
const ignored = ['**/node_modules/**', 'data/**', '.cache/**', 'web/dist/**']
const embeddedTests = ['**/embedded.db.test.ts', 'e2e/api/kill.test.ts', 'testkit/simulators/money/*.db.test.ts']
const onSystemDatabase = process.env.SAMPAN_TEST_DATABASE === 'system'

// Three kinds of tests, told apart by their names: `npm test -- unit`, `-- database`, `-- browser`.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // A large picture takes seconds where the cores are shared; a test that hangs is still found.
          testTimeout: 30_000,
          include: ['{contract,miniprogram,sdk,server,testkit,tools,web,bench}/**/*.test.{ts,tsx}'],
          exclude: [databaseTests, ...ignored],
        },
      },
      {
        test: {
          name: 'database',
          include: [`{server,testkit,e2e}/${databaseTests}`, 'e2e/api/**/*.test.ts'],
          // What concerns the embedded PostgreSQL alone says nothing about another one.
          exclude: onSystemDatabase ? [...embeddedTests, ...ignored] : ignored,
          globalSetup: './testkit/databaseSetup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/browser/**/*.test.ts'],
          exclude: ignored,
          globalSetup: ['./testkit/databaseSetup.ts', './testkit/browserSetup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A journey that a busy machine cut short is walked once more, in a new world; the output tells which.
          retry: 1,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
})
