import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpClient, readAnswer } from './httpClient.ts'

let origin = ''
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    const text = JSON.stringify({ path: request.url, body, token: request.headers.authorization })
    response.writeHead(201, { 'content-length': Buffer.byteLength(text) }).end(text)
  })
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address !== null && typeof address === 'object') origin = `http://127.0.0.1:${address.port}`
})
afterAll(() => server.close())

test('more requests than connections are all answered, each with its own', async () => {
  const client = createHttpClient(origin, 2)
  const answers = await Promise.all(
    ['a', 'b', 'ü', 'd', 'e'].map((body) => client.post(`/${encodeURI(body)}`, 'Authorization: Bearer x\r\n', body)),
  )
  expect(answers.map(({ status, body }) => [status, JSON.parse(body).body])).toEqual(
    ['a', 'b', 'ü', 'd', 'e'].map((body) => [201, body]),
  )
  client.close()
})

test('what comes after the server closed a connection goes over another one', async () => {
  const client = createHttpClient(origin, 2)
  await client.post('/before', '', 'a')
  const closed = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)))
  const both = await Promise.all([client.post('/one', '', 'b'), client.post('/two', '', 'c')])
  expect(both.map(({ status }) => status)).toEqual([201, 201])
  server.closeIdleConnections()
  await closed
  // The client may hear of it a moment later, and says so until then.
  const after = () =>
    client.post('/after', '', 'd').then(
      ({ status }) => status,
      () => null,
    )
  await expect.poll(after).toBe(201)
  client.close()
})

test('half an answer is none yet', () => {
  const whole = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nrice')
  for (let length = 0; length < whole.length; length += 1) expect(readAnswer(whole.subarray(0, length))).toBeUndefined()
  expect(readAnswer(whole)).toEqual({ status: 200, body: 'rice' })
})
