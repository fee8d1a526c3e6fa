import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { fakeWorld, manifest } from '../api/fakeContext.fixture.ts'
import { startInner } from './inner.ts'
import { createWorkers, type InnerWorker } from './workers.ts'

const workers = { root: 'workers/', script: '_mp/workers.js' }

function world() {
  const made: (InnerWorker & { sent: unknown[]; isEnded: boolean; text: Promise<string> })[] = []
  const { context, answers } = fakeWorld({ manifest: { ...manifest, workers } })
  answers['files.load'] = new Blob(['__mpDefine({})'])
  const create = createWorkers(context, (parts) => {
    const sent: unknown[] = []
    const one = {
      sent,
      isEnded: false,
      text: new Blob(parts).text(),
      onmessage: null,
      onerror: null,
      postMessage: (message: unknown) => void sent.push(message),
      terminate() {
        one.isEnded = true
      },
    }
    made.push(one)
    return one
  })
  return { made, create: (path: unknown) => create(path) as Face }
}

interface Face {
  postMessage(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  terminate(): void
}

test('what is said before the script is there is not lost, and one at a time is made', async () => {
  const { made, create } = world()
  const worker = create('/workers/sum/index.js')
  worker.postMessage({ add: [1, 2] })
  expect(() => create('workers/sum/index.js')).toThrow('createWorker:fail exceed max concurrent workers limit')
  await expect.poll(() => made[0]?.sent).toEqual([{ m: { add: [1, 2] } }])
  expect(await made[0]?.text).toContain('__mpRun("workers/sum/index.js")')
  const heard: unknown[] = []
  worker.onMessage((message) => heard.push(message))
  made[0]?.onmessage?.(new MessageEvent('message', { data: { m: 3 } }))
  expect(heard).toEqual([3])
  worker.terminate()
  expect(made[0]?.isEnded).toBe(true)
  worker.postMessage('late')
  create('workers/sum/index.js')
  await expect.poll(() => made.length).toBe(2)
  expect(made[0]?.sent).toHaveLength(1)
})

test('only files of the folder that app.json names', () => {
  const { create } = world()
  expect(() => create('pages/a/a.js')).toThrow('is not in the folder')
  expect(() => create(undefined)).toThrow('scriptPath should be String')
})

test('the text that is sent stands alone: modules, messages, and what a listener throws', () => {
  const heard: ((event: { data: unknown }) => void)[] = []
  const posted: unknown[] = []
  const later: (() => void)[] = []
  const scope = {
    Worker: class {},
    postMessage: (message: unknown) => posted.push(JSON.parse(JSON.stringify(message))),
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) =>
      type === 'message' && heard.push(listener),
    setTimeout: (act: () => void) => later.push(act),
  }
  const script = `__mpDefine({ modules: {
    'workers/a.js': [function (require, module) {
      worker.onMessage((message) => { if (message.bad) throw new Error('bad'); worker.postMessage(require('./b').twice(message.n)) })
    }, { './b': 'workers/b.js' }],
    'workers/b.js': [function (require, module, exports) { exports.twice = (n) => n * 2 }, {}],
  } })`
  const run = `const run = (${startInner})();\n${script}\n;run`
  const start = runInNewContext(run, scope) as (entry: string) => void
  heard[0]?.({ data: { m: { n: 4 } } })
  expect(posted).toEqual([])
  start('workers/a')
  heard[0]?.({ data: { m: { n: 5 } } })
  heard[0]?.({ data: { m: { bad: true } } })
  expect(posted).toEqual([{ m: 8 }, { m: 10 }])
  expect(later[0]).toThrow('bad')
  expect(runInNewContext('typeof Worker', scope)).toBe('undefined')
  expect(() => start('workers/none')).toThrow("module 'workers/none' is not defined")
})
