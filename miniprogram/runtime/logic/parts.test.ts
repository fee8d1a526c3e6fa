import { expect, test } from 'vitest'
import type { RuntimePart } from '../protocol.ts'
import { fakeWorld } from './api/fakeContext.fixture.ts'
import { createWx } from './api/index.ts'
import * as files from './parts/files.ts'
import * as network from './parts/network.ts'
import { createParts, type LogicPart } from './parts.ts'

const part = (name: string, calls: string[], more: Partial<RuntimePart> = {}): RuntimePart => ({
  ...{ name, path: `runtime/${name}.js`, blob: new Blob(), calls, needs: [], isNow: false },
  ...more,
})

function begin(exports: Record<string, LogicPart>) {
  const { context } = fakeWorld()
  const api = createWx(context)
  const ran: string[] = []
  const given: Record<string, unknown>[] = []
  const run = ([script]: RuntimePart[]) => {
    if (script === undefined) return
    ran.push(script.name)
    const receive: unknown = Reflect.get(globalThis, '__mpPart')
    if (typeof receive !== 'function') throw new Error('nobody takes the part')
    receive((modules: Record<string, unknown>) => {
      given.push(modules)
      return exports[script.name]
    })
  }
  return { api, parts: createParts({ api, context, run }), ran, given }
}

test('a part is run when one of its calls is first looked at, and answers at once', () => {
  const { api, parts, ran } = begin({ network })
  parts.offer([part('network', ['request', 'connectSocket'])])
  expect(Object.hasOwn(api, 'request')).toBe(true)
  expect(ran).toEqual([])
  expect(typeof api.request).toBe('function')
  expect(typeof api.connectSocket).toBe('function')
  expect(ran).toEqual(['network'])
  expect(Reflect.has(globalThis, '__mpPart')).toBe(false)
})

test('what a program puts in the place of a call stays', () => {
  const { api, parts, ran } = begin({ network })
  parts.offer([part('network', ['request'])])
  api.request = 'mine'
  expect(api.request).toBe('mine')
  expect(ran).toEqual([])
})

test('a part that needs another finds what that one has', () => {
  const { api, parts, ran, given } = begin({ files, canvas: { families: [] } })
  parts.offer([part('canvas', ['createCanvasContext'], { needs: ['files'] }), part('files', ['getFileSystemManager'])])
  expect(api.createCanvasContext).toBeUndefined()
  expect(ran).toEqual(['files', 'canvas'])
  expect(given[1]).toHaveProperty(['logic/api/files/shared.ts'])
})

test('one that is wanted from the beginning is run then', () => {
  const { parts, ran } = begin({ network })
  parts.offer([part('network', ['request'], { isNow: true })])
  expect(ran).toEqual(['network'])
})
