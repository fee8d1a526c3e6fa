import type { PushFrame } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import { OfflineError } from './errors.ts'
import { backOffMs, createSocket, type NewsFrame, type Socket, type WebSocketLike } from './socket.ts'

/** A clock that goes when told to. */
function handClock() {
  let nowMs = 0
  const due: { atMs: number; call: () => void }[] = []
  const clock: Clock = {
    now: () => nowMs,
    after(delayMs, call) {
      const item = { atMs: nowMs + delayMs, call }
      due.push(item)
      return () => {
        const at = due.indexOf(item)
        if (at >= 0) due.splice(at, 1)
      }
    },
  }
  const pass = (durationMs: number) => {
    const untilMs = nowMs + durationMs
    for (;;) {
      const next = due.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (!next) break
      due.splice(due.indexOf(next), 1)
      nowMs = next.atMs
      next.call()
    }
    nowMs = untilMs
  }
  return { clock, pass }
}

function open(listen: (frame: NewsFrame, opened: Socket) => unknown = () => {}) {
  const { clock, pass } = handClock()
  const made: FakeSocket[] = []
  const heard: NewsFrame[] = []
  const links: string[] = []
  const ended: string[] = []
  class FakeSocket implements WebSocketLike {
    onopen = null
    onmessage: WebSocketLike['onmessage'] = null
    onclose: WebSocketLike['onclose'] = null
    onerror = null
    sent: { id: number; method: string; key?: string }[] = []
    isClosed = false
    readonly options: object | undefined
    constructor(_url: string, options?: object) {
      this.options = options
      made.push(this)
    }
    send(text: string) {
      this.sent.push(JSON.parse(text))
    }
    close() {
      this.isClosed = true
    }
    tell(frame: PushFrame) {
      this.onmessage?.({ data: JSON.stringify(frame) })
    }
    welcome() {
      this.tell({ type: 'welcome', memberId: 'm', deviceId: 'd', logSeq: 0, online: [] })
    }
  }
  const socket: Socket = createSocket({
    url: 'wss://sampan.example/sync',
    WebSocket: FakeSocket,
    clock,
    random: () => 1,
    token: 'secret',
    onFrame(frame) {
      heard.push(frame)
      listen(frame, socket)
    },
    onLink: (link) => links.push(link),
    onSignedOut: () => ended.push('signedOut'),
    onRefused: () => ended.push('refused'),
  })
  socket.open()
  const latest = () => {
    const last = made.at(-1)
    if (!last) throw new Error('No socket was made')
    return last
  }
  return { socket, pass, made, latest, heard, links, ended }
}

describe('the socket', () => {
  it('is online from the welcome on, and says who calls in a header', () => {
    const { socket, latest, heard, links } = open()
    expect(latest().options).toEqual({ headers: { authorization: 'Bearer secret' } })
    expect(socket.link).toBe('connecting')
    latest().welcome()
    expect(links).toEqual(['connecting', 'online'])
    expect(heard.map(({ type }) => type)).toEqual(['welcome'])
  })

  it('gives each call its own answer', async () => {
    const { socket, latest } = open()
    latest().welcome()
    const first = socket.call('chat.leaveGroup', { conversationId: 'a' }, { key: 'k' })
    const second = socket.call('sync.listHeads', {})
    const [one, two] = latest().sent
    expect(one?.key).toBe('k')
    latest().tell({ type: 'answer', id: two?.id ?? -1, output: { heads: [] } })
    latest().tell({ type: 'answer', id: one?.id ?? -1, error: { code: 'chat.groupOnly', message: '' } })
    expect(await second).toEqual({ heads: [] })
    await expect(first).rejects.toMatchObject({ code: 'chat.groupOnly' })
  })

  it('rejects what waits when the connection breaks, and what is called without one', async () => {
    const { socket, latest } = open()
    latest().welcome()
    const waiting = socket.call('sync.listHeads', {})
    latest().onclose?.({ code: 1006 })
    await expect(waiting).rejects.toBeInstanceOf(OfflineError)
    await expect(socket.call('sync.listHeads', {})).rejects.toBeInstanceOf(OfflineError)
  })

  it('sends what was called while it connected once it is welcome, but not what was given up', async () => {
    const { socket, latest } = open()
    const early = socket.call('sync.listHeads', {})
    const cancel = new AbortController()
    const givenUp = socket.call('accounts.getSelf', {}, { signal: cancel.signal })
    cancel.abort()
    await expect(givenUp).rejects.toBeInstanceOf(OfflineError)
    expect(latest().sent).toEqual([])
    latest().welcome()
    expect(latest().sent.map(({ method }) => method)).toEqual(['sync.listHeads'])
    latest().tell({ type: 'answer', id: latest().sent[0]?.id ?? -1, output: { heads: [] } })
    expect(await early).toEqual({ heads: [] })
  })

  it('sends nothing under a session that who listens does not want', async () => {
    const { socket, latest } = open((frame, opened) => frame.type === 'welcome' && opened.close())
    const early = socket.call('sync.listHeads', {})
    latest().welcome()
    await expect(early).rejects.toBeInstanceOf(OfflineError)
    expect(latest().sent).toEqual([])
  })

  it('rejects what waited for a connection that did not come about', async () => {
    const { socket, latest, pass } = open()
    const early = socket.call('sync.listHeads', {})
    latest().onclose?.({ code: 1006 })
    await expect(early).rejects.toBeInstanceOf(OfflineError)
    pass(400)
    const again = socket.call('sync.listHeads', {})
    pass(10_000)
    await expect(again).rejects.toBeInstanceOf(OfflineError)
  })

  it('does not wait for an answer for ever', async () => {
    const { socket, latest, pass } = open()
    latest().welcome()
    const waiting = socket.call('sync.listHeads', {})
    for (let second = 0; second < 25; second += 1) {
      pass(1_000)
      latest().tell({ type: 'presence', memberId: 'm', online: true })
    }
    await expect(waiting).rejects.toBeInstanceOf(OfflineError)
    expect(socket.link).toBe('online')
  })

  it('connects again, at once where it is nudged', () => {
    const { socket, latest, made, pass } = open()
    latest().welcome()
    latest().onclose?.({ code: 1006 })
    expect(socket.link).toBe('waiting')
    pass(400)
    expect(made).toHaveLength(2)
    latest().onclose?.({ code: 1006 })
    socket.nudge()
    expect(made).toHaveLength(3)
  })

  it('ends for good where the device was signed out', () => {
    const { socket, latest, made, ended, pass } = open()
    latest().welcome()
    latest().onclose?.({ code: 4401 })
    pass(600_000)
    expect([socket.link, made.length, ended]).toEqual(['ended', 1, ['signedOut']])
  })

  it('lets someone ask why, where it was refused before the welcome', () => {
    const { latest, ended } = open()
    latest().onclose?.({ code: 1006 })
    expect(ended).toEqual(['refused'])
  })

  it('finds a dead connection within half a minute', () => {
    const { socket, latest, made, pass } = open()
    latest().welcome()
    pass(18_000)
    expect(latest().sent).toHaveLength(1)
    pass(11_000)
    expect(made[0]?.isClosed).toBe(true)
    expect(socket.link).not.toBe('online')
  })

  it('leaves a connection alone that gives a sign of life', () => {
    const { socket, latest, made, pass } = open()
    latest().welcome()
    for (let second = 0, answered = 0; second < 300; second += 1) {
      pass(1_000)
      const ping = latest().sent[answered]
      if (!ping) continue
      answered += 1
      latest().tell({ type: 'answer', id: ping.id, output: {} })
    }
    expect(latest().sent.length).toBeGreaterThan(10)
    expect([socket.link, made.length]).toEqual(['online', 1])
  })

  it('gives up on a connection that is never welcomed', () => {
    const { made, pass } = open()
    pass(10_400)
    expect(made).toHaveLength(2)
  })

  it('hears nothing more after it was closed', () => {
    const { socket, latest, heard, made, pass } = open()
    latest().welcome()
    const old = latest()
    socket.close()
    old.tell({ type: 'presence', memberId: 'm', online: true })
    pass(60_000)
    expect([heard.length, made.length]).toEqual([1, 1])
  })
})

describe('backOffMs', () => {
  it.each([
    [0, undefined, 1, 400],
    [0, undefined, 0, 200],
    [3, 1006, 1, 3_200],
    [50, 1006, 1, 30_000],
    [0, 4429, 0, 5_000],
  ])('after %i failures and code %s, chance %i: %i ms', (failures, code, chance, expected) => {
    expect(backOffMs(failures, code, () => chance)).toBe(expected)
  })
})
