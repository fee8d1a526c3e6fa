// The two ways out of the Worker: to the frame and to the host.

import type { FromLogic, FromView, RuntimePart, ScriptFile, ToLogic, ToView } from '../protocol.ts'
import { createViewDoor, type ViewDoor } from './outbox.ts'
import { isRecord, plainCopy } from './plain.ts'

export interface Doors {
  readonly view: ViewDoor
  callHost(name: string, args: unknown): Promise<unknown>
  onHost(event: string, listener: (detail: unknown) => void): () => void
  /** Tells listeners of `onHost` what the Worker itself knows, such as that the program was shown. */
  announce(event: string, detail: unknown): void
  tellHost(name: string, detail: unknown): void
  /** Runs scripts of the bundle; their styles are in the frame when it is done. */
  load(scripts: string[], styles: string[]): Promise<void>
  /** A part of the runtime that was not there from the start, by its name. */
  loadPart(name: string): Promise<RuntimePart>
  run(scripts: ScriptFile[]): void
  /** How questions of the host and what comes from the frame are answered; set by the program. */
  answerHost: (name: string, args: unknown) => unknown
  heardView: (message: Exclude<FromView, { kind: 'answer' }>) => void
  fromView(message: FromView): void
  fromHost(message: ToLogic): void
}

interface DoorOptions {
  postView(message: ToView, transfer?: Transferable[]): void
  postHost(message: FromLogic, transfer?: Transferable[]): void
  run(addresses: string[]): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(reason: unknown): void
}

export function createDoors({ postView, postHost, run }: DoorOptions): Doors {
  const view = createViewDoor((message) => postView(message))
  const listeners = new Map<string, Set<(detail: unknown) => void>>()
  const calls = new Map<number, Waiting>()
  const loads = new Map<number, { resolve(): void; reject(reason: unknown): void }>()
  const partLoads = new Map<number, { resolve(part: RuntimePart): void; reject(reason: unknown): void }>()
  let lastCall = 0
  let lastLoad = 0

  function sendHost(message: FromLogic, copied: () => FromLogic): void {
    try {
      postHost(message)
    } catch {
      postHost(copied())
    }
  }

  function announce(event: string, detail: unknown): void {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(detail)
  }

  function runScripts(scripts: ScriptFile[]): void {
    // Named, so that errors tell the script they come from.
    const addresses = scripts.map(({ path, blob }) =>
      URL.createObjectURL(new Blob([blob, `\n//# sourceURL=mp:///${encodeURI(path)}`], { type: 'text/javascript' })),
    )
    try {
      if (addresses.length > 0) run(addresses)
    } finally {
      for (const address of addresses) URL.revokeObjectURL(address)
    }
  }

  const doors: Doors = {
    view,
    announce,
    callHost(name, args) {
      lastCall += 1
      const number = lastCall
      return new Promise((resolve, reject) => {
        calls.set(number, { resolve, reject })
        sendHost({ kind: 'call', call: { number, name, args } }, () => ({
          kind: 'call',
          call: { number, name, args: plainCopy(args) },
        }))
      })
    },
    onHost(event, listener) {
      const heard = listeners.get(event) ?? new Set()
      listeners.set(event, heard)
      heard.add(listener)
      return () => heard.delete(listener)
    },
    tellHost(name, detail) {
      sendHost({ kind: 'tell', name, detail }, () => ({ kind: 'tell', name, detail: plainCopy(detail) }))
    },
    load(scripts, styles) {
      lastLoad += 1
      const id = lastLoad
      return new Promise((resolve, reject) => {
        loads.set(id, { resolve, reject })
        postHost({ kind: 'load', id, scripts, styles })
      })
    },
    loadPart(name) {
      lastLoad += 1
      const id = lastLoad
      return new Promise((resolve, reject) => {
        partLoads.set(id, { resolve, reject })
        postHost({ kind: 'part', id, name })
      })
    },
    run: runScripts,
    answerHost: () => undefined,
    heardView: () => undefined,
    fromView(message) {
      if (message.kind === 'answer') view.heard(message)
      else doors.heardView(message)
    },
    fromHost(message) {
      if (message.kind === 'answer') return answered(message.answer)
      if (message.kind === 'event') return announce(message.name, message.detail)
      if (message.kind === 'loaded') return loaded(message)
      if (message.kind === 'part') return partLoaded(message)
      if (message.kind === 'ask') answer(message)
    },
  }

  function answered(answer: unknown): void {
    if (!isRecord(answer) || typeof answer.number !== 'number') return
    const waiting = calls.get(answer.number)
    calls.delete(answer.number)
    if ('error' in answer) waiting?.reject(answer.error)
    else waiting?.resolve(answer.result)
  }

  function loaded({ id, scripts, reason }: Extract<ToLogic, { kind: 'loaded' }>): void {
    const waiting = loads.get(id)
    loads.delete(id)
    try {
      if (scripts === null) throw new Error(reason)
      runScripts(scripts)
      waiting?.resolve()
    } catch (error) {
      waiting?.reject(error)
    }
  }

  function partLoaded({ id, part, reason }: Extract<ToLogic, { kind: 'part' }>): void {
    const waiting = partLoads.get(id)
    partLoads.delete(id)
    if (part === null) waiting?.reject(new Error(reason))
    else waiting?.resolve(part)
  }

  async function answer({ id, name, args }: Extract<ToLogic, { kind: 'ask' }>): Promise<void> {
    try {
      const value = await doors.answerHost(name, args)
      sendHost({ kind: 'asked', id, ok: true, value }, () => ({ kind: 'asked', id, ok: true, value: plainCopy(value) }))
    } catch (error) {
      postHost({ kind: 'asked', id, ok: false, value: error instanceof Error ? error.message : plainCopy(error) })
    }
  }

  return doors
}
