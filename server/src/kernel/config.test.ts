import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { operatorLines } from './operatorError.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-test-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function problemsOf(environment: Record<string, string>): string[] | undefined {
  try {
    readConfig(environment, folder)
    return []
  } catch (error) {
    return operatorLines(error)
  }
}

test('needs nothing', () => {
  expect(readConfig({}, folder)).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    origin: 'http://localhost:8080',
    dataDirectory: join(folder, 'data'),
    databaseUrl: undefined,
    demo: true,
  })
})

test('the origin follows the port unless it is given', () => {
  expect(readConfig({ SAMPAN_PORT: '9000' }, folder).origin).toBe('http://localhost:9000')
  expect(readConfig({ SAMPAN_ORIGIN: 'https://chat.example.org/' }, folder).origin).toBe('https://chat.example.org')
})

test('the environment goes before the file', () => {
  writeFileSync(join(folder, 'sampan.env'), '# ours\nSAMPAN_PORT=9000\nSAMPAN_NAME="The Ferry"\n')
  expect(readConfig({ SAMPAN_PORT: '9001' }, folder)).toMatchObject({ port: 9001, name: 'The Ferry' })
})

test('SAMPAN_CONFIG names another file, which must exist', () => {
  writeFileSync(join(folder, 'other.env'), 'SAMPAN_DEMO=off\n')
  expect(readConfig({ SAMPAN_CONFIG: 'other.env' }, folder).demo).toBe(false)
  expect(problemsOf({ SAMPAN_CONFIG: 'missing.env' })).toEqual([
    `The settings file ${join(folder, 'missing.env')} does not exist. Put SAMPAN_CONFIG right.`,
  ])
})

// setting                 → what the operator is told
const wrong: [string, string, string][] = [
  ['SAMPAN_PORT', 'http', 'must be a whole number from 0 to 65535, not "http"'],
  ['SAMPAN_PORT', '70000', 'must be a whole number from 0 to 65535, not "70000"'],
  ['SAMPAN_PORT', '-1', 'must be a whole number from 0 to 65535, not "-1"'],
  ['SAMPAN_DEMO', 'yes', 'must be one of on, off, not "yes"'],
  ['SAMPAN_SIGN_UP', 'Open', 'must be one of open, closed, not "Open"'],
  ['SAMPAN_ORIGIN', 'chat.example.org', 'must be an address such as https://chat.example.org, without a path'],
  [
    'SAMPAN_ORIGIN',
    'https://chat.example.org/a',
    'must be an address such as https://chat.example.org, without a path',
  ],
  ['SAMPAN_ORIGIN', 'ftp://chat.example.org', 'must be an address such as https://chat.example.org, without a path'],
  ['SAMPAN_TRUST_PROXY', 'on', 'must be "off", or addresses and networks with commas between them, not "on"'],
  ['SAMPAN_TRUST_PROXY', '10.0.0.0/33', 'must be "off", or addresses and networks'],
  ['SAMPAN_LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent, not "loud"'],
  ['SAMPAN_SMS_URL', 'https://{number}.example.org/', 'must be an http or https address with {number} and {text} in'],
  ['SAMPAN_SMS_BODY', '{number}', 'must be JSON such as'],
  ['SAMPAN_SMS_HEADERS', '{"A":1}', 'must be a JSON object of texts'],
  ['SAMPAN_NAME', 'x'.repeat(61), 'must be at most 60 characters long'],
]

test.each(wrong)('%s=%s %s', (name, value, message) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`The setting ${name} ${message}`)])
})

test('a wrong database URL is not repeated, for it holds a password', () => {
  expect(problemsOf({ DATABASE_URL: 'mysql://me:secret@host' })?.join()).not.toContain('secret')
})

test('an unknown setting is told with the nearest one', () => {
  expect(problemsOf({ SAMPAN_PROT: '1', SAMPAN_TEST_DATABASE: 'system', PATH: '/bin' })).toEqual([
    'There is no setting SAMPAN_PROT (in the environment). Did you mean SAMPAN_PORT? See docs/settings.md.',
  ])
  writeFileSync(join(folder, 'sampan.env'), 'DATABASE_URI=x\n')
  expect(problemsOf({})?.join()).toContain('Did you mean DATABASE_URL?')
})

test('each wrong setting has a line of its own', () => {
  expect(problemsOf({ SAMPAN_PORT: 'x', SAMPAN_DEMO: 'x', SAMPAN_X: 'x' })).toHaveLength(3)
})
