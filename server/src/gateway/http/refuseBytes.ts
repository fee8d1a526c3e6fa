import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { refuse, statusOf, toWireError } from '../../kernel/errors.ts'

/** What comes in is no HTTP, or its headers have no end: one answer in the contract's words, then the connection closes. */
export function refuseBytes(reason: Error & { code?: string }, socket: Socket): void {
  if (reason.code === 'ECONNRESET' || socket.destroyed) return
  const refusal = refuse(reason.code === 'HPE_HEADER_OVERFLOW' ? 'request.tooLarge' : 'request.malformed')
  const status = statusOf(refusal.code)
  const body = JSON.stringify(toWireError(refusal))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
