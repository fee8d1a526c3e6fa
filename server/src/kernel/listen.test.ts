import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { checkAddress } from './listen.ts'

test('says which port is taken, and what to do', async () => {
  const other = createServer().listen({ host: '127.0.0.1', port: 0 })
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(checkAddress('127.0.0.1', port)).rejects.toMatchObject({
    message: `Port ${port} is taken by another program.`,
    todo: 'Stop that program, or choose another port in SAMPAN_PORT.',
  })
  other.close()
  await once(other, 'close')
  await checkAddress('127.0.0.1', port)
})

test('says when an address is not this machine’s', async () => {
  await expect(checkAddress('192.0.2.1', 0)).rejects.toThrow('This machine has no address "192.0.2.1".')
})
