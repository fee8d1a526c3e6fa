import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'

test('the log writes one JSON object a line, without secrets', () => {
  const lines: string[] = []
  const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } })
  const input = { password: 'hunter2', pin: '280416', pinProof: 'proof-of-it' }
  log.info({ req: { headers: { cookie: 'sampan_session=abc' } }, input, ...input }, 'signed in')
  log.debug('not told')
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toMatch(/abc|hunter2|280416|proof-of-it/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    msg: 'signed in',
    time: expect.stringMatching(/Z$/),
  })
})

test('two servers in one process count apart', async () => {
  const one = createMetrics()
  const other = createMetrics()
  one.counter('sampan_messages_total', 'Messages sent', ['kind']).inc({ kind: 'text' }, 2)
  other.counter('sampan_messages_total', 'Messages sent', ['kind']).inc({ kind: 'text' })
  let connections = 3
  one.gauge('sampan_connections', 'Open sockets', { read: () => connections })
  connections = 5
  expect(await one.registry.metrics()).toContain('sampan_messages_total{kind="text"} 2')
  expect(await one.registry.metrics()).toContain('sampan_connections 5')
  expect(await other.registry.metrics()).toContain('sampan_messages_total{kind="text"} 1')
})
