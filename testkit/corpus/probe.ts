// Runs in every frame before its scripts: how busy a program is, what it heard of taps, and what can be seen of it.

export interface Spot {
  x: number
  y: number
  /** What stands there, for people: tag, class and text. */
  label: string
}

export interface PageSight {
  /** Things that one can see below the bar: words, pictures, fields, coloured boxes. */
  seen: number
  /** Pictures that did not load. */
  brokenPictures: number
  words: string
}

export interface Probe {
  /** Milliseconds since the program last told the frame something. */
  quietMs(): number
  /** Taps that something in the program listened to, since the frame was made. */
  tapsHeard(): number
  sight(): PageSight
  /** Places worth a tap, the likelier ones first: one for each kind of thing. */
  spots(): Spot[]
}

/** Has to stand alone: its text is put into the frame. */
export function installProbe(): void {
  let toldAt = performance.now()
  let heard = 0

  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
    if (typeof message === 'object' && message !== null && 'event' in message) {
      const { event } = message
      if (typeof event === 'object' && event !== null && 'type' in event && event.type === 'tap') heard += 1
    }
    Reflect.apply(postMessage, this, [message, ...rest])
  }
  const handler = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage')
  if (handler?.set !== undefined) {
    const { set } = handler
    Object.defineProperty(Worker.prototype, 'onmessage', {
      ...handler,
      set(this: Worker, listener: ((event: MessageEvent) => void) | null) {
        const watched = (event: MessageEvent) => {
          // Being alive is no news.
          if (event.data?.kind === 'operations' || event.data?.kind === 'tell') toldAt = performance.now()
          listener?.call(this, event)
        }
        set.call(this, listener === null ? null : watched)
      },
    })
  }

  /** The page on top, with a bar of tabs of the program's own where it has one. */
  function surfaces(): ShadowRoot[] {
    const page = [...document.querySelectorAll<HTMLElement>('.mp-page')].findLast(
      (one) => getComputedStyle(one).visibility !== 'hidden' && getComputedStyle(one).display !== 'none',
    )
    return [...(page?.querySelectorAll('.mp-surface') ?? [])].flatMap((host) => host.shadowRoot ?? [])
  }

  function* elementsOf(root: ParentNode): Generator<HTMLElement> {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      yield element
      if (element.shadowRoot !== null) yield* elementsOf(element.shadowRoot)
    }
  }

  function isSeen(element: Element, box: DOMRect): boolean {
    return (
      box.width >= 2 &&
      box.height >= 2 &&
      box.bottom > 0 &&
      box.top < innerHeight &&
      box.right > 0 &&
      box.left < innerWidth &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
  }

  const ownText = (element: Element): string =>
    [...element.childNodes]
      .flatMap((node) => (node instanceof Text ? node.data.trim() : []))
      .join('')
      .trim()

  /** White and grey boxes are what pages without anything on them are made of. */
  const isColourful = (colour: string): boolean => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return alpha > 0 && Math.max(red, green, blue) - Math.min(red, green, blue) > 40
  }

  const isDrawn = (element: Element): boolean => {
    if (
      /^(wx-(image|icon|canvas|video|map|slider|switch|progress|input|textarea|button)|img|svg)$/.test(
        element.localName,
      )
    )
      return true
    const style = getComputedStyle(element)
    return (
      isColourful(style.backgroundColor) ||
      style.backgroundImage !== 'none' ||
      getComputedStyle(element, '::before').content !== 'none'
    )
  }

  const probe: Probe = {
    quietMs: () => performance.now() - toldAt,
    tapsHeard: () => heard,
    sight() {
      let seen = 0
      let brokenPictures = 0
      const words: string[] = []
      for (const root of surfaces()) {
        for (const element of elementsOf(root)) {
          if (/^(style|script)$/.test(element.localName)) continue
          if (
            element instanceof HTMLImageElement &&
            element.src !== '' &&
            element.complete &&
            element.naturalWidth === 0
          )
            brokenPictures += 1
          const text = ownText(element)
          if (text === '' && !isDrawn(element)) continue
          if (!isSeen(element, element.getBoundingClientRect())) continue
          seen += 1
          if (text !== '') words.push(text)
        }
      }
      return { seen, brokenPictures, words: words.join(' ').slice(0, 300) }
    },
    spots() {
      const found: (Spot & { rank: number; kind: string })[] = []
      for (const root of surfaces()) {
        for (const element of elementsOf(root)) {
          const isControl = /^wx-(button|navigator|switch|checkbox|radio|picker|input|textarea|slider|label)$/.test(
            element.localName,
          )
          const text = ownText(element)
          if (!isControl && text === '' && !isDrawn(element)) continue
          const box = element.getBoundingClientRect()
          if (!isSeen(element, box)) continue
          const x = Math.round(Math.max(0, box.left) + Math.min(box.width, innerWidth) / 2)
          const y = Math.round(box.top + box.height / 2)
          if (x >= innerWidth || y < 0 || y >= innerHeight) continue
          // Covered by something else: the tap would be for that.
          const top = deepest(x, y)
          if (top === null || !(element.contains(top) || top.contains(element) || sharesHost(element, top))) continue
          const around = element.closest('[class*="__"], [class*="--"], [class]')
          const kind = `${element.localName} ${around?.className ?? ''}`
          found.push({ x, y, label: `${kind} ${text}`.slice(0, 80), rank: isControl ? 0 : text === '' ? 2 : 1, kind })
        }
      }
      const kinds = new Map<string, number>()
      const spots: Spot[] = []
      for (const { x, y, label, kind } of found.sort((a, b) => a.rank - b.rank)) {
        const times = kinds.get(kind) ?? 0
        if (times >= 2 || spots.some((one) => Math.abs(one.x - x) < 8 && Math.abs(one.y - y) < 8)) continue
        kinds.set(kind, times + 1)
        spots.push({ x, y, label })
      }
      return spots
    },
  }

  function deepest(x: number, y: number): Element | null {
    let current = document.elementFromPoint(x, y)
    while (current?.shadowRoot) {
      const inner = current.shadowRoot.elementFromPoint(x, y)
      if (inner === null || inner === current) break
      current = inner
    }
    return current
  }

  function sharesHost(element: Element, top: Element): boolean {
    const root = top.getRootNode()
    return root instanceof ShadowRoot && element.contains(root.host)
  }

  Object.assign(globalThis, { sampanProbe: probe })
}
