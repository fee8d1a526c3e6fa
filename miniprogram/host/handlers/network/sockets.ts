// Sockets of a program, through the server's relay.
import type { HostCallArgs } from '../../../bridge/index.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal, need } from '../../refusal.ts'
import { demandDomain } from './domains.ts'

const socketsMax = 5
const bufferedBytesMax = 8 * 1024 * 1024

export function createSockets(program: HostProgram) {
  const sockets = new Map<number, WebSocket>()
  program.signal.addEventListener('abort', () => {
    for (const socket of sockets.values()) socket.close()
  })

  const find = (id: number): WebSocket => {
    const socket = sockets.get(id)
    if (socket === undefined) throw new CallRefusal('WebSocket is not connected')
    return socket
  }

  return {
    /** Answers as soon as it is begun; what comes of it is told. */
    open({ id, url, protocols, timeoutMs }: HostCallArgs<'network.openSocket'>): void {
      const openSocket = need(program.doors.openSocket)
      demandDomain(program, 'socket', url)
      if (sockets.has(id)) throw new CallRefusal('invalid call')
      if (sockets.size >= socketsMax) throw new CallRefusal('max concurrent limit', 600003)
      const socket = openSocket(url, protocols)
      socket.binaryType = 'arraybuffer'
      sockets.set(id, socket)
      let isOpen = false
      const timer = setTimeout(() => {
        program.tell('socketError', { id, errMsg: 'connect timeout' })
        socket.close()
      }, timeoutMs)
      socket.onopen = () => {
        isOpen = true
        clearTimeout(timer)
        program.tell('socketOpen', { id, headers: [] })
      }
      socket.onmessage = ({ data }: MessageEvent<unknown>) => program.tell('socketMessage', { id, data })
      socket.onerror = () => {
        program.tell('socketError', { id, errMsg: isOpen ? 'connection error' : 'connect failed' })
      }
      socket.onclose = ({ code, reason }) => {
        clearTimeout(timer)
        sockets.delete(id)
        program.tell('socketClose', { id, code, reason })
      }
    },
    send({ id, data }: HostCallArgs<'network.sendSocket'>): void {
      const socket = find(id)
      if (socket.readyState !== WebSocket.OPEN) throw new CallRefusal('WebSocket is not connected')
      if (socket.bufferedAmount > bufferedBytesMax) throw new CallRefusal('exceed max buffer size')
      socket.send(data)
    },
    close({ id, code, reason }: HostCallArgs<'network.closeSocket'>): void {
      // The browser takes 1000 and what programs define for themselves.
      find(id).close(code === 1000 || (code >= 3000 && code <= 4999) ? code : 1000, reason.slice(0, 40))
    },
  }
}
