import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OperatorError } from '../../kernel/operatorError.ts'
import { download, nextAddress } from './download.ts'

let site = ''
const leads: Record<string, string> = {
  '/releases/latest': '/archive/tea.zip',
  '/archive/tea.zip': '../tea.zip',
  '/round': '/round',
  '/file': 'file:///etc/passwd',
  '/gone': '/none',
}
const server = createServer((request, response) => {
  const path = request.url ?? ''
  const to = Object.hasOwn(leads, path) ? leads[path] : undefined
  if (to !== undefined) response.writeHead(302, { location: to }).end()
  else if (path === '/tea.zip') response.end('leaves')
  else if (path === '/lost') response.writeHead(302).end()
  else response.writeHead(404).end()
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

test('an address that leads on is followed to what it leads to', async () => {
  expect(Buffer.from(await download(`${site}/releases/latest`, 100)).toString()).toBe('leaves')
})

test.each([
  ['/round', 'leads on and on'],
  ['/file', 'leads to file://'],
  ['/gone', 'answered 404'],
  ['/lost', 'answered 302'],
])('%s is said in words', async (path, words) => {
  await expect(download(`${site}${path}`, 100)).rejects.toThrow(OperatorError)
  await expect(download(`${site}${path}`, 100)).rejects.toThrow(words)
})

test('what is larger than it may be is not taken', async () => {
  await expect(download(`${site}/tea.zip`, 3)).rejects.toThrow('tooLarge')
})

describe('what was asked for by https', () => {
  const from = new URL('https://code.example.com/tea/archive/main.zip')
  test('may come from another host by https', () => {
    expect(nextAddress(from, 'https://files.example.net/tea.zip').href).toBe('https://files.example.net/tea.zip')
    expect(nextAddress(from, '/tea.zip').href).toBe('https://code.example.com/tea.zip')
    expect(nextAddress(from, '//files.example.net/tea.zip').protocol).toBe('https:')
  })
  test.each(['http://code.example.com/tea.zip', 'ftp://code.example.com/tea.zip', 'data:,zip', 'https://'])(
    'never comes from %s',
    (location) => expect(() => nextAddress(from, location)).toThrow(OperatorError),
  )
})
