import { expect, test } from 'vitest'
import { linksTo } from './address.ts'

const id = '01a201ce-01ed-7407-8d28-102d89684521'
const path = `/mini-programs/${id}?preview=1`
const address = (of: string, internal = false) => [
  { address: of, family: 'IPv4' as const, internal, netmask: '', mac: '', cidr: null },
]
const network = { lo: address('127.0.0.1', true), wlan0: address('192.168.1.5') }
const local = { origin: 'http://localhost:8080', port: 8080 }

test('a server with an address of its own is reached there, from here and from a phone', () => {
  const config = { origin: 'https://chat.example.org', host: '127.0.0.1', port: 8080 }
  const link = `https://chat.example.org${path}`
  expect(linksTo(id, false, config, network)).toEqual({ here: link, phone: link, todo: null })
})

test('one that listens to the network is reached at the address of this machine', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.5'])
    expect(linksTo(id, false, { ...local, host }, network)).toEqual({
      here: `http://localhost:8080${path}`,
      phone: `http://192.168.1.5:8080${path}`,
      todo: null,
    })
})

test('one that only this machine reaches is shown no code for, but what to do', () => {
  const config = { ...local, host: '127.0.0.1' }
  expect(linksTo(id, false, config, network)).toMatchObject({
    phone: null,
    todo: expect.stringContaining('SAMPAN_HOST=0.0.0.0'),
  })
  expect(linksTo(id, false, config, {}).todo).toContain('no network')
  expect(linksTo(id, true, config, network).here).toBe(`http://localhost:8080/mini-programs/${id}`)
})
