// `wx.createWorker`: a Worker beside the program's own, for what takes long. It has no way out but to the program: not to
// the frame, not to the host, and the policy that it inherits lets it ask nobody.

import type { ApiContext, ApiFamilyMaker } from '../api/define.ts'
import { createListeners } from '../api/listeners.ts'
import { plainCopy } from '../plain.ts'
import { startInner, type WorkerMessage } from './inner.ts'
import { OwnWorker } from './ownWorker.ts'

/** As much of a Worker as is used here. */
export interface InnerWorker {
  postMessage(message: WorkerMessage): void
  terminate(): void
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export type MakeWorker = (text: BlobPart[]) => InnerWorker

const makeWorker: MakeWorker = (parts) => {
  const address = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }))
  const worker = new OwnWorker(address)
  // The script is asked for when the Worker is made.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  return worker
}

/** As in WeChat: one Worker of a program at a time. */
const workersMax = 1
const earlyMax = 1_000

export const workersFamily: ApiFamilyMaker = (context) => ({
  asynchronous: {},
  direct: { createWorker: createWorkers(context, makeWorker) },
})

export function createWorkers({ manifest, callHost }: ApiContext, make: MakeWorker): (path: unknown) => unknown {
  let count = 0

  return (path) => {
    const { workers } = manifest
    if (typeof path !== 'string') throw new Error('createWorker:fail parameter error: scriptPath should be String')
    if (workers === null) throw new Error('createWorker:fail "workers" is not configured in app.json')
    const entry = path.replace(/^\//, '')
    if (!entry.startsWith(workers.root)) {
      throw new Error(`createWorker:fail "${path}" is not in the folder "${workers.root}" of app.json`)
    }
    if (count >= workersMax) throw new Error('createWorker:fail exceed max concurrent workers limit')
    count += 1

    const messages = createListeners()
    const errors = createListeners()
    const killed = createListeners()
    let inner: InnerWorker | null = null
    let early: unknown[] = []
    let isEnded = false

    function fail(message: string): void {
      errors.tell({ message })
      setTimeout(() => {
        throw new Error(message)
      })
    }
    function post(message: unknown): void {
      try {
        inner?.postMessage({ m: message })
      } catch {
        inner?.postMessage({ m: plainCopy(message) })
      }
    }
    function begin(script: Blob): void {
      if (isEnded) return
      inner = make([
        `const __mpRun=(${startInner})();\n`,
        script,
        `\n;__mpRun(${JSON.stringify(entry)})\n//# sourceURL=mp:///${encodeURI(workers?.script ?? '')}`,
      ])
      inner.onmessage = ({ data }) => messages.tell(data?.m)
      inner.onerror = (event) => {
        event.preventDefault()
        fail(event.message)
      }
      for (const message of early) post(message)
      early = []
    }

    callHost('files.load', { source: `/${workers.script}`, kind: 'file' }).then(
      (script) => (script instanceof Blob ? begin(script) : fail('createWorker:fail the script was not loaded')),
      () => fail('createWorker:fail the script was not loaded'),
    )

    return {
      postMessage(message: unknown) {
        if (isEnded) return
        if (inner !== null) post(message)
        else if (early.length < earlyMax) early.push(plainCopy(message))
      },
      onMessage: messages.on,
      offMessage: messages.off,
      onError: errors.on,
      offError: errors.off,
      onProcessKilled: killed.on,
      offProcessKilled: killed.off,
      terminate() {
        if (isEnded) return
        isEnded = true
        count -= 1
        inner?.terminate()
      },
    }
  }
}
