import { expect, test } from 'vitest'
import { framed, readFramed } from './serverDoors.ts'

/** In pieces of so many bytes, as a network might hand them over. */
const inPieces = (bytes: Uint8Array<ArrayBuffer>, size: number) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })

const head = { failure: null, statusCode: 201, headers: [['x-kind', 'grün']], cookies: [] }

test.each([1, 3, 64, 1_000])('an answer comes whole in pieces of %d bytes', async (size) => {
  const bytes = new Uint8Array(await framed(head, new TextEncoder().encode('tea').buffer).arrayBuffer())
  const answer = await readFramed(inPieces(bytes, size))
  if (answer.failure !== null) throw new Error(answer.failure)
  expect(answer).toMatchObject(head)
  expect(await new Response(answer.body).text()).toBe('tea')
})

test('a failure has no body, and what breaks off is a bad answer', async () => {
  const failed = new Uint8Array(await framed({ failure: 'domain' }, null).arrayBuffer())
  expect(await readFramed(inPieces(failed, 5))).toEqual({ failure: 'domain' })
  expect(await readFramed(inPieces(failed.slice(0, 9), 5))).toEqual({ failure: 'badAnswer' })
})
