/** What programs ask of the world outside goes through the server: see the doors below `/mp/` there. */
import type { AppDoors, FetchAnswer, OutgoingRequest } from '@sampan/miniprogram/host'

type Stage = 'live' | 'preview'

export function serverDoors(programId: string, stage: Stage): Required<Pick<AppDoors, 'fetch' | 'openSocket'>> {
  return {
    async fetch({ body, ...head }: OutgoingRequest, signal: AbortSignal): Promise<FetchAnswer> {
      const answer = await fetch(`/mp/fetch/${programId}?stage=${stage}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: framed(head, body),
        signal,
      })
      // Too many of them, or the program is gone: the program hears that nothing was reached.
      if (!answer.ok || !answer.body) return { failure: answer.status === 429 ? 'busy' : 'unreachable' }
      return readFramed(answer.body)
    },
    openSocket(url, protocols) {
      const address = new URL(`/mp/socket/${programId}`, location.href)
      address.protocol = address.protocol.replace('http', 'ws')
      address.search = new URLSearchParams({ stage, url }).toString()
      return new WebSocket(address, protocols)
    },
  }
}

/** `uint32 BE length, JSON, bytes`. */
export function framed(head: object, body: Blob | ArrayBuffer | null): Blob {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const length = new DataView(new ArrayBuffer(4))
  length.setUint32(0, json.length)
  return new Blob([length.buffer, json, ...(body === null ? [] : [body])])
}

/** The beginning is read, the rest comes as it comes. */
export async function readFramed(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<FetchAnswer> {
  const reader = stream.getReader()
  let held: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  const need = async (count: number): Promise<boolean> => {
    while (held.length < count) {
      const { done, value } = await reader.read()
      if (done) return false
      const joined = new Uint8Array(held.length + value.length)
      joined.set(held)
      joined.set(value, held.length)
      held = joined
    }
    return true
  }
  const isThere = (await need(4)) && (await need(4 + new DataView(held.buffer).getUint32(0)))
  if (!isThere) return { failure: 'badAnswer' }
  const end = 4 + new DataView(held.buffer).getUint32(0)
  // Our own server wrote it.
  const head = JSON.parse(new TextDecoder().decode(held.subarray(4, end))) as FetchAnswer
  if (head.failure !== null) return head
  const rest = held.slice(end)
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      if (rest.length > 0) controller.enqueue(rest)
    },
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { ...head, body }
}
