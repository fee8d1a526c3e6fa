// `web-view`: the app draws the page where this element stands, since nothing of the web is loaded in the frame.
import type { ElementContext, ElementController, RouteKind } from '../element.ts'
import { asNumber, asText, isRecord, keepProperties } from './properties.ts'
import { playerWords } from './words.ts'

const routes: readonly RouteKind[] = ['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch']

let last = 0

export function makeWebView(context: ElementContext): ElementController {
  const { host } = context
  last += 1
  const id = last
  let isAttached = false
  let isAsking = false
  let placed = ''
  let shownSrc = ''
  let watch: ResizeObserver | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  /** What a page said is told when the program goes back, is shared or the page ends, as in WeChat. */
  const messages: unknown[] = []

  const properties = keepProperties((name) => {
    if (name === 'src') place()
  })
  const tell = (type: string, detail: unknown) => context.emit(type, detail, { bubbles: false })

  function place(): void {
    const src = properties.text('src')
    if (!isAttached || src === '') return
    const box = host.getBoundingClientRect()
    const isShown = box.width > 0 && box.height > 0 && getComputedStyle(host).visibility === 'visible'
    const args = { id, src, left: box.left, top: box.top, width: box.width, height: box.height, isShown }
    const text = JSON.stringify(args)
    if (text === placed) return
    placed = text
    context.callHost('webView.place', args).then(
      () => {
        if (src !== shownSrc) accept(src)
        void listen()
      },
      (reason: unknown) => refuse(src, isRecord(reason) ? asText(reason.errMsg, 'fail') : 'fail'),
    )
  }

  function accept(src: string): void {
    shownSrc = src
    host.textContent = ''
    host.removeAttribute('mp-refused')
  }

  function refuse(src: string, errMsg: string): void {
    shownSrc = ''
    host.textContent = playerWords(context.document).pageRefused
    host.setAttribute('mp-refused', '')
    tell('error', { src, errMsg })
  }

  async function listen(): Promise<void> {
    if (isAsking) return
    isAsking = true
    try {
      while (isAttached) {
        const said = await context.callHost('webView.next', { id })
        if (!isAttached || !isRecord(said)) return
        hear(asText(said.name), said.args)
      }
    } catch {
      // The page is gone, or says more than it may.
    } finally {
      isAsking = false
    }
  }

  function hear(name: string, args: unknown): void {
    if (name === 'load') tell('load', { src: isRecord(args) ? asText(args.src) : '' })
    else if (name === 'refused') refuse(isRecord(args) ? asText(args.address) : '', 'fail not in the list')
    else if (name === 'postMessage') messages.push(isRecord(args) ? args.data : args)
    else {
      const kind = routes.find((each) => each === name)
      if (!kind || !isRecord(args)) return
      if (kind === 'navigateBack') flush()
      context.route(kind, { url: asText(args.url), delta: asNumber(args.delta, 1) }).catch(() => {})
    }
  }

  function flush(): void {
    if (messages.length > 0) tell('message', { data: messages.splice(0) })
  }

  return {
    tag: context.tag,
    content: host,
    set: properties.set,
    attached() {
      isAttached = true
      place()
      watch = new ResizeObserver(place)
      watch.observe(host)
      // A page that slides or is covered moves without a change of size.
      timer = setInterval(place, 200)
    },
    detached() {
      flush()
      isAttached = false
      watch?.disconnect()
      clearInterval(timer)
      context.callHost('webView.remove', { id }).catch(() => {})
    },
    invoke(method) {
      if (method === 'flush') return flush()
      throw new Error(`web-view has no ${method}`)
    },
  }
}
