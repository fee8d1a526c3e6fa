import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpProvider } from './httpProvider.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A service that answers with a status, and what it was asked. */
async function service(status: number) {
  const asked: { request: IncomingMessage; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      asked.push({ request, body })
      response.writeHead(status).end('{}')
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closing.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, asked }
}

describe('the provider over HTTP', () => {
  it('posts what the operator wrote, with number and text in their places', async () => {
    const { address, asked } = await service(202)
    const body = { messages: [{ to: '{number}', content: 'Sampan: {text}' }], dry: false }
    const provider = createHttpProvider({ url: `${address}/send`, body, headers: { authorization: 'Bearer key' } })
    await provider.send('+4930123456', '"{number}" \u00e9')
    expect(asked[0]?.request).toMatchObject({ method: 'POST', url: '/send', headers: { authorization: 'Bearer key' } })
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      messages: [{ to: '+4930123456', content: 'Sampan: "{number}" \u00e9' }],
      dry: false,
    })
  })

  it('asks by address alone', async () => {
    const { address, asked } = await service(200)
    const provider = createHttpProvider({ url: `${address}/?to={number}&m={text}`, body: null, headers: {} })
    await provider.send('+4930123456', 'a&b=1')
    expect(asked[0]?.request).toMatchObject({ method: 'GET', url: '/?to=%2B4930123456&m=a%26b%3D1' })
  })

  it('fails where the service does not take it', async () => {
    const { address } = await service(500)
    const provider = createHttpProvider({ url: address, body: {}, headers: {} })
    await expect(provider.send('+4930123456', 'Hello')).rejects.toThrow('answered 500')
  })
})
