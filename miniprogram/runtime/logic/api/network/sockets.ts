// WebSocket: tasks, and the older calls that mean the socket that was opened last.
import type { ApiFamilyMaker } from '../define.ts'
import { createListeners } from '../listeners.ts'
import { type Args, CallFailure, deliver, demand, isRecord, numberOf, run, stringOf, wrap } from '../wrap.ts'
import { headerObject, headerPairs } from './body.ts'

const socketsMax = 5
const state = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }

type SocketEvent = 'Open' | 'Message' | 'Close' | 'Error'
type Call = (args: Args) => Promise<undefined>

interface Socket {
  task: Record<string, unknown>
  send: Call
  close: Call
  tell(event: SocketEvent, detail: Args): void
}

export const socketsFamily: ApiFamilyMaker = (context) => {
  const sockets = new Map<number, Socket>()
  const shared = {
    Open: createListeners(),
    Message: createListeners(),
    Close: createListeners(),
    Error: createListeners(),
  }
  let lastId = 0
  let latest: Socket | undefined
  for (const event of ['Open', 'Message', 'Close', 'Error'] as const) {
    context.onHost(`socket${event}`, (detail) => {
      if (!isRecord(detail)) return
      const socket = sockets.get(Number(detail.id))
      if (!socket) return
      const shown = shapeOf(event, detail)
      socket.tell(event, shown)
      if (socket === latest) shared[event].tell(shown)
      if (event === 'Close') sockets.delete(Number(detail.id))
    })
  }

  function open(args: Args): Socket {
    lastId += 1
    const id = lastId
    const own = {
      Open: createListeners(),
      Message: createListeners(),
      Close: createListeners(),
      Error: createListeners(),
    }
    let readyState = state.CONNECTING
    const send: Call = async (given) => {
      if (readyState !== state.OPEN) throw new CallFailure('SocketTask.readyState is not OPEN')
      const { data } = given
      if (typeof data !== 'string' && !(data instanceof ArrayBuffer)) {
        throw new CallFailure('parameter error: parameter.data should be String or ArrayBuffer')
      }
      await context.callHost('network.sendSocket', { id, data })
      return undefined
    }
    const close: Call = async (given) => {
      if (readyState >= state.CLOSING) throw new CallFailure('WebSocket is not connected')
      readyState = state.CLOSING
      await context.callHost('network.closeSocket', {
        id,
        code: numberOf(given.code, 1000),
        reason: stringOf(given.reason),
      })
      return undefined
    }
    const task = {
      ...state,
      get readyState() {
        return readyState
      },
      send: wrap('sendSocketMessage', send),
      close: wrap('closeSocket', close),
      onOpen: own.Open.on,
      onMessage: own.Message.on,
      onClose: own.Close.on,
      onError: own.Error.on,
    }
    const tell = (event: SocketEvent, detail: Args): void => {
      if (event === 'Open') readyState = state.OPEN
      if (event === 'Close') readyState = state.CLOSED
      own[event].tell(detail)
    }
    const socket: Socket = { task, send, close, tell }
    sockets.set(id, socket)
    latest = socket
    const connecting = run('connectSocket', async () => {
      demand(args, { url: 'String' })
      const url = String(args.url).trim()
      if (!/^wss?:\/\/[^/]/i.test(url)) throw new CallFailure(`invalid url "${url}"`, { errno: 600009 })
      if (sockets.size > socketsMax) throw new CallFailure('max concurrent limit', { errno: 600003 })
      await context.callHost('network.openSocket', {
        id,
        url,
        headers: headerPairs(args.header, null),
        protocols: Array.isArray(args.protocols) ? args.protocols.map(String) : [],
        timeoutMs: numberOf(args.timeout, context.manifest.app.networkTimeout.connectSocket ?? 60_000),
      })
      return { socketTaskId: String(id) }
    })
    connecting.catch((failure) => {
      if (!sockets.delete(id)) return
      readyState = state.CLOSED
      own.Error.tell(failure)
      if (socket === latest) shared.Error.tell(failure)
    })
    deliver(connecting, args)
    return socket
  }

  const ofLatest = (pick: (socket: Socket) => Call): Call => {
    return async (args) => {
      if (!latest) throw new CallFailure('WebSocket is not connected')
      return pick(latest)(args)
    }
  }

  return {
    asynchronous: {
      sendSocketMessage: ofLatest((socket) => socket.send),
      closeSocket: ofLatest((socket) => socket.close),
    },
    direct: {
      connectSocket: (given: unknown) => open(isRecord(given) ? given : {}).task,
      onSocketOpen: shared.Open.on,
      onSocketMessage: shared.Message.on,
      onSocketClose: shared.Close.on,
      onSocketError: shared.Error.on,
    },
  }
}

function shapeOf(event: SocketEvent, detail: Args): Args {
  if (event === 'Open') return { header: headerObject(detail.headers), profile: {} }
  if (event === 'Message') return { data: detail.data }
  if (event === 'Close') return { code: detail.code, reason: detail.reason }
  return { errMsg: stringOf(detail.errMsg) }
}
