import { Worker } from 'node:worker_threads'
import type { Heading, Line } from './line.ts'

export type ToWorker = { type: 'add'; lines: readonly Line[] } | { type: 'finish' }
export type FromWorker =
  | { type: 'added' }
  | { type: 'finished'; bytes: Uint8Array }
  | { type: 'failed'; message: string }

export interface StatementWriter {
  add(lines: readonly Line[]): Promise<void>
  finish(): Promise<Uint8Array>
  /** Lets go of what it holds; also after `finish`. */
  close(): Promise<void>
}

/** A PDF that is made in a thread of its own; see `pdfWorker.ts`. One call at a time. */
export function createPdfThread(heading: Heading): StatementWriter {
  const worker = new Worker(new URL('./pdfWorker.ts', import.meta.url), { workerData: heading })
  let ended: Error | null = null
  const broken = new Promise<never>((_resolve, reject) => {
    const end = (error: Error) => {
      ended = error
      reject(error)
    }
    worker.on('error', (reason: unknown) => end(reason instanceof Error ? reason : new Error(String(reason))))
    worker.on('exit', () => end(new Error('The thread that makes a PDF ended')))
  })
  // Whoever asks next hears of it.
  broken.catch(() => undefined)

  async function ask(message: ToWorker): Promise<FromWorker> {
    if (ended) throw ended
    const answered = new Promise<FromWorker>((resolve) => worker.once('message', resolve))
    worker.postMessage(message)
    const answer = await Promise.race([answered, broken])
    if (answer.type === 'failed') throw new Error(`A PDF could not be made: ${answer.message}`)
    return answer
  }

  return {
    async add(lines) {
      await ask({ type: 'add', lines })
    },
    async finish() {
      const answer = await ask({ type: 'finish' })
      if (answer.type !== 'finished') throw new Error('A PDF that is finished has bytes')
      return answer.bytes
    },
    async close() {
      await worker.terminate()
    },
  }
}
