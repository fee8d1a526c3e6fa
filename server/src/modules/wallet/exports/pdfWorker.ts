/** Makes a PDF in a thread of its own: setting thousands of lines takes seconds, in which the server answers others. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Heading } from './line.ts'
import { createPdf } from './pdf.ts'
import type { FromWorker, ToWorker } from './pdfThread.ts'

const port = parentPort
if (!port) throw new Error('This runs as a worker')
// Both ends are ours; see pdfThread.ts.
const writer = createPdf(workerData as Heading)
const answer = (message: FromWorker) => port.postMessage(message)

port.on('message', async (message: ToWorker) => {
  try {
    const pdf = await writer
    if (message.type === 'add') {
      await pdf.add(message.lines)
      answer({ type: 'added' })
    } else answer({ type: 'finished', bytes: await pdf.finish() })
  } catch (reason) {
    answer({ type: 'failed', message: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason) })
  }
})
