type Listener = (...args: unknown[]) => void

/** What a page and the one that opened it talk through. What is said before anyone listens is kept. */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>()

  emit(name: string, ...args: unknown[]): void {
    const heard = this.listeners.get(name) ?? []
    this.listeners.set(
      name,
      heard.filter(({ isOnce }) => !isOnce),
    )
    for (const { listener } of heard) listener(...args)
  }

  on(name: string, listener: Listener): void {
    this.add(name, listener, false)
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true)
  }

  off(name: string, listener?: Listener): void {
    const kept =
      listener === undefined ? [] : (this.listeners.get(name) ?? []).filter((one) => one.listener !== listener)
    this.listeners.set(name, kept)
  }

  private add(name: string, listener: Listener, isOnce: boolean): void {
    if (typeof listener !== 'function') return
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, isOnce }])
  }
}

/** Two ends: what one emits, the other hears. */
export function createChannelPair(): [opener: EventChannel, opened: EventChannel] {
  const opener = new EventChannel()
  const opened = new EventChannel()
  const hear = { opener: opener.emit.bind(opener), opened: opened.emit.bind(opened) }
  const early: Record<'opener' | 'opened', [string, unknown[]][]> = { opener: [], opened: [] }
  const connect = (from: EventChannel, to: EventChannel, name: 'opener' | 'opened') => {
    const heardNames = new Set<string>()
    const on = to.on.bind(to)
    const once = to.once.bind(to)
    const catchUp = (event: string) => {
      heardNames.add(event)
      const waiting = early[name].filter(([known]) => known === event)
      early[name] = early[name].filter(([known]) => known !== event)
      for (const [, args] of waiting) hear[name](event, ...args)
    }
    to.on = (event, listener) => {
      on(event, listener)
      catchUp(event)
    }
    to.once = (event, listener) => {
      once(event, listener)
      catchUp(event)
    }
    from.emit = (event, ...args) => {
      if (heardNames.has(event)) hear[name](event, ...args)
      else early[name].push([event, args])
    }
  }
  connect(opener, opened, 'opened')
  connect(opened, opener, 'opener')
  return [opener, opened]
}
