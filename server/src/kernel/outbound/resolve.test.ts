/** Against a real name server, which knows a few names only. */
import { createSocket, type Socket } from 'node:dgram'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { OutboundError } from './outboundError.ts'
import { resolveWith } from './resolve.ts'

const A = 1
const AAAA = 28
const records: Record<string, { type: number; data: number[] }[]> = {
  'two.example.com': [
    { type: A, data: [93, 184, 216, 34] },
    { type: A, data: [10, 0, 0, 1] },
    { type: AAAA, data: [0x26, 6, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x11] },
  ],
  'four.example.com': [{ type: A, data: [1, 1, 1, 1] }],
}

let server: Socket
let servers: string[]

/** RFC 1035, section 4: the question back, and one record for each answer. */
function answerTo(question: Buffer): Buffer {
  const labels: string[] = []
  let at = 12
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  const type = question.readUInt16BE(at + 1)
  const asked = question.subarray(12, at + 5)
  const known = records[labels.join('.').toLowerCase()]
  const found = (known ?? []).filter((record) => record.type === type)
  const head = Buffer.alloc(12)
  question.copy(head, 0, 0, 2)
  head.writeUInt16BE(known ? 0x8180 : 0x8183, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(found.length, 6)
  const answers = found.map(({ data }) => Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length, ...data]))
  return Buffer.concat([head, asked, ...answers])
}

beforeAll(async () => {
  server = createSocket('udp4')
  server.on('message', (question, from) => {
    const answer = answerTo(question)
    if (!question.includes('silent')) server.send(answer, from.port, from.address)
  })
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve))
  servers = [`127.0.0.1:${server.address().port}`]
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

const resolve = (name: string, timeMsMax = 5000) => resolveWith(servers, name, AbortSignal.timeout(timeMsMax))
const codeOf = (reason: unknown) => (reason instanceof OutboundError ? reason.code : reason)

it('answers every address, those of IPv4 first', async () => {
  const addresses = await resolve('two.example.com')
  expect(addresses.slice(0, 2).sort()).toEqual(['10.0.0.1', '93.184.216.34'])
  expect(addresses.slice(2)).toEqual(['2606:4700::1111'])
  expect(await resolve('four.example.com')).toEqual(['1.1.1.1'])
})

it('says that there is no such name', async () => {
  expect(await resolve('none.example.com').catch(codeOf)).toBe('nameNotFound')
})

it('waits no longer than it may', async () => {
  expect(await resolve('silent.example.com', 100).catch(codeOf)).toBe('timedOut')
})
