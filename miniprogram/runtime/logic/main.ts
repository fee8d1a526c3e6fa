// The Worker of a program. It is made before any program is known (so that opening one is quick) and started by the host.

import type { FromLogic, FromView, ToLogic, ToView } from '../protocol.ts'
import { createDoors } from './doors.ts'
import { startProgram } from './program.ts'

/** As much of a Worker's global scope as is used here; the project's types are those of a window. */
interface WorkerScope {
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  importScripts(...addresses: string[]): void
}

const scope = globalThis as unknown as WorkerScope
// Taken before a program can put others in their place.
const post = scope.postMessage.bind(scope)
const importScripts = scope.importScripts.bind(scope)
// A program gets Workers by `wx.createWorker` alone, so that they can be counted.
Reflect.deleteProperty(globalThis, 'Worker')

let isConnected = false
scope.addEventListener('message', (event) => {
  const port = event.ports[0]
  if (isConnected || port === undefined) return
  isConnected = true
  const doors = createDoors({
    postView: (message: ToView, transfer?: Transferable[]) => post(message, transfer ?? []),
    postHost: (message: FromLogic, transfer?: Transferable[]) => port.postMessage(message, transfer ?? []),
    run: (addresses) => importScripts(...addresses),
  })
  scope.addEventListener('message', ({ data }) => doors.fromView(data as FromView))
  port.onmessage = ({ data }) => {
    const message = data as ToLogic
    if (message.kind === 'start') startProgram(doors, message.start)
    else doors.fromHost(message)
  }
})
post({ kind: 'alive' })
