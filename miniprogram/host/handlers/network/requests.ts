// Requests of a program: by the server's fetcher, ten at a time, each with an end.
import type { FetchAnswer, FetchFailure, HostProgram, OutgoingRequest } from '../../doors.ts'
import { CallRefusal, need } from '../../refusal.ts'
import { demandDomain } from './domains.ts'

/** WeChat's number; what comes more waits. */
const concurrentMax = 10
/** How large an answer in memory may be, and a file. */
const answerBytesMax = 20 * 1024 * 1024
const fileBytesMax = 200 * 1024 * 1024

const reasons: Record<FetchFailure, [reason: string, errno: number | null]> = {
  badUrl: ['invalid url', 600009],
  domain: ['url not in domain list', 600002],
  timeout: ['timeout', 5],
  unreachable: ['ERR_CONNECTION_FAILED', 600001],
  tooLarge: ['exceed max response size', null],
  busy: ['exceed max task count', 600003],
  badAnswer: ['ERR_INVALID_RESPONSE', 600001],
}

type Received = Extract<FetchAnswer, { failure: null }>

export interface Requests {
  /** Runs one under a number of the program's, so that it can be aborted. */
  run(id: number, request: OutgoingRequest, receive: (answer: Received) => Promise<unknown>): Promise<unknown>
  abort(id: number): void
  /** Reads an answer to its end; tells its pieces as they come. */
  read(
    answer: Received,
    kind: 'memory' | 'file',
    heard?: (piece: ArrayBuffer, done: number) => void,
  ): Promise<ArrayBuffer>
}

export function createRequests(program: HostProgram): Requests {
  const running = new Map<number, AbortController>()
  const waiting: (() => void)[] = []
  let busy = 0

  async function takePlace(): Promise<void> {
    if (busy >= concurrentMax) await new Promise<void>((resolve) => waiting.push(resolve))
    busy += 1
  }

  function leavePlace(): void {
    busy -= 1
    waiting.shift()?.()
  }

  return {
    async run(id, request, receive) {
      const fetchIt = need(program.doors.fetch)
      demandDomain(program, request.kind, request.url)
      if (running.has(id)) throw new CallRefusal('invalid call')
      const controller = new AbortController()
      running.set(id, controller)
      const timeout = AbortSignal.timeout(request.timeoutMs)
      const signal = AbortSignal.any([controller.signal, timeout, program.signal])
      try {
        await Promise.race([takePlace(), aborted(signal)])
        try {
          const answer = await fetchIt(request, signal)
          if (answer.failure !== null) throw new CallRefusal(...reasons[answer.failure])
          return await receive(answer)
        } finally {
          leavePlace()
        }
      } catch (error) {
        if (error instanceof CallRefusal) throw error
        if (timeout.aborted) throw new CallRefusal('timeout', 5)
        if (signal.aborted) throw new CallRefusal('abort')
        throw new CallRefusal(...reasons.unreachable)
      } finally {
        running.delete(id)
      }
    },
    abort: (id) => running.get(id)?.abort(),
    async read(answer, kind, heard) {
      const bytesMax = kind === 'file' ? fileBytesMax : answerBytesMax
      const pieces: Uint8Array<ArrayBuffer>[] = []
      let done = 0
      for (const reader = answer.body.getReader(); ; ) {
        const { value } = await reader.read()
        if (value === undefined) break
        done += value.byteLength
        if (done > bytesMax) {
          await reader.cancel()
          throw new CallRefusal(...reasons.tooLarge)
        }
        pieces.push(value)
        heard?.(value.slice().buffer, done)
      }
      return new Blob(pieces).arrayBuffer()
    },
  }
}

/** Never resolves; rejects when it is too late. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
