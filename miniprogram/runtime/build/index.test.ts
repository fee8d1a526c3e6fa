import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { type BuiltRuntime, buildRuntime } from './index.ts'

let runtime: BuiltRuntime
beforeAll(async () => {
  runtime = await buildRuntime()
}, 60_000)

function scripts(): { logic: string; view: string } {
  const text = runtime.files.get('frame.html')?.text ?? ''
  const [, logic = '', view = ''] = /id="mp-logic">(.*?)<\/script>\s*<script>(.*?)<\/script>/s.exec(text) ?? []
  return { logic, view }
}

test('the Worker’s script begins without a program, and says that it is there', () => {
  const said: unknown[] = []
  const scope = createContext({
    postMessage: (message: unknown) => said.push(message),
    addEventListener: () => undefined,
    importScripts: () => undefined,
    setTimeout,
    queueMicrotask,
    performance,
    URL,
    Blob,
  })
  runInContext(scripts().logic, scope)
  expect(said).toEqual([{ kind: 'alive' }])
})

test('both scripts together stay small, and the frame allows no script but its own', () => {
  // What every program brings: more belongs into parts and chunks, which those bring that use them.
  expect(gzipSync(runtime.files.get('frame.html')?.text ?? '', { level: 9 }).length).toBeLessThan(80_000)
  expect(runtime.policy).toContain("default-src 'none'")
  expect(runtime.policy).toMatch(/script-src 'sha256-[A-Za-z0-9+/=]+' blob:/)
  expect(runtime.policy).not.toContain('unsafe')
})
