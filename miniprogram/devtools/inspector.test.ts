import { expect, test } from 'vitest'
import type { AppDoors, FetchAnswer } from '../host/doors.ts'
import { createInspector, type Inspector } from './inspector.ts'

const request = {
  kind: 'request' as const,
  url: 'https://api.example.com/teas?page=2',
  method: 'POST',
  headers: [['content-type', 'application/json']] as [string, string][],
  body: new Blob(['{"q":"oolong"}']),
  timeoutMs: 1_000,
}

const answered = (body: ReadableStream<Uint8Array<ArrayBuffer>>): FetchAnswer => ({
  failure: null,
  statusCode: 200,
  headers: [['content-type', 'application/json; charset=utf-8']],
  cookies: [],
  body,
})

function streamOf(...pieces: string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      controller.close()
    },
  })
}

async function ask(inspector: Inspector, fetch: NonNullable<AppDoors['fetch']>, signal = new AbortController().signal) {
  const watched = inspector.host.watch({ fetch }).fetch
  if (!watched) throw new Error('The door is gone.')
  return watched(request, signal)
}

const onlyExchange = (inspector: Inspector) => inspector.get().exchanges[0]

test('a request is shown with what went out and what came back, and comes to the program as it was', async () => {
  const inspector = createInspector({ now: () => 5 })
  const answer = await ask(inspector, async () => answered(streamOf('{"teas":', '["茶"]}')))
  expect(answer.failure === null && (await new Response(answer.body).text())).toBe('{"teas":["茶"]}')
  await expect.poll(() => onlyExchange(inspector)?.state).toBe('done')
  await expect.poll(() => onlyExchange(inspector)?.sent?.text).toBe('{"q":"oolong"}')
  expect(onlyExchange(inspector)).toMatchObject({
    method: 'POST',
    status: 200,
    received: { text: '{"teas":["茶"]}', bytes: 16, isCut: false },
  })
})

test('a request that fails says why', async () => {
  const inspector = createInspector({ now: () => 5 })
  await ask(inspector, async () => ({ failure: 'timeout' }))
  await expect.poll(() => onlyExchange(inspector)).toMatchObject({ state: 'failed', failure: 'timeout', status: null })
  const unreachable = ask(inspector, () => Promise.reject(new Error('no server')))
  await expect(unreachable).rejects.toThrow('no server')
  await expect.poll(() => inspector.get().exchanges[1]?.failure).toBe('unreachable')
})

test('of a large answer the beginning is kept', async () => {
  const inspector = createInspector({ now: () => 5 })
  const answer = await ask(inspector, async () => answered(streamOf('x'.repeat(150_000), 'y'.repeat(150_000))))
  if (answer.failure === null) await new Response(answer.body).text()
  await expect.poll(() => onlyExchange(inspector)?.received?.isCut).toBe(true)
  expect(onlyExchange(inspector)?.received).toMatchObject({ bytes: 300_000 })
  expect(onlyExchange(inspector)?.received?.text?.length).toBe(200_000)
})

test('what was written is kept up to a thousand lines, errors are counted, and what is no line is not heard', async () => {
  const inspector = createInspector({ now: () => 5 })
  for (let index = 0; index < 1_200; index += 1) inspector.host.wrote('log', [index])
  inspector.host.failed({ message: 'late', stack: '' })
  inspector.host.heard({ level: 'log', items: 'none', stack: 3, lost: 'x' })
  inspector.host.heard({ level: '<b>', items: [{ type: 'text', text: 'kept' }, { type: 4 }, null], stack: '', lost: 2 })
  await expect.poll(() => inspector.get().errors).toBe(1)
  const { lines } = inspector.get()
  expect(lines.length).toBe(1_000)
  expect(lines.at(-1)).toMatchObject({ level: 'log', items: [{ type: 'text', text: 'kept' }], lost: 2 })
  expect(lines.at(-2)).toMatchObject({ level: 'error', items: [{ type: 'error', text: 'late' }] })
})
