// The frame of a program. It is made before any program is known; the host starts it with two ports: one is its own, the
// other is handed on to the Worker.

import { type FromView, greeting, type HostViewMessage, type ToView } from '../protocol.ts'
import { shared } from './shared.ts'
import { startView } from './view.ts'

Object.assign(globalThis, { __mpModules: shared })
// The one way out of a frame that no policy closes.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(globalThis, name)

const workerText = document.getElementById('mp-logic')?.textContent ?? ''
const worker = new Worker(URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' })))

function connect(hostPort: MessagePort, logicPort: MessagePort): void {
  worker.postMessage(null, [logicPort])
  const view = startView({
    document,
    toLogic: (message: FromView, transfer: Transferable[] = []) => worker.postMessage(message, transfer),
    toHost: (message: HostViewMessage) => hostPort.postMessage(message),
  })
  worker.onmessage = ({ data }) => view.fromLogic(data as ToView)
  worker.onerror = (event) => {
    event.preventDefault()
    view.failed(event.message)
  }
  hostPort.onmessage = ({ data }) => view.fromHost(data as HostViewMessage)
}

addEventListener(
  'message',
  (event) => {
    const [hostPort, logicPort] = event.ports
    const isOurs = event.source === window.parent && event.data === greeting.ports
    if (!isOurs || hostPort === undefined || logicPort === undefined) return
    connect(hostPort, logicPort)
  },
  { once: true },
)
// The parent knows the frame by its window; where it comes from is nobody's secret.
window.parent.postMessage(greeting.ready, '*')
