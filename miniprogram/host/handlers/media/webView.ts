// `web-view`: a page of one of the program's own domains, in a frame that can do nothing but be a page. It lies over
// the program's, where the element says, and hears and says no more than what a page may say to a program.

import type { webViewCalls } from '../../../bridge/calls/media.ts'
import type { CallArgs } from '../../../bridge/index.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal } from '../../refusal.ts'

const viewsMax = 5
const messageCharactersMax = 64 * 1024
const queueMax = 100

/** What a page may ask of the program it stands in: its own way through the pages, and words for it. */
const acts = new Set(['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch', 'postMessage'])

export function makeWebViewHandlers(program: HostProgram) {
  const views = new Map<number, View>()

  function mayShow(src: string): URL {
    let address: URL
    try {
      address = new URL(src)
    } catch {
      throw new CallRefusal('invalid url')
    }
    const isOurs = address.origin === location.origin
    if ((address.protocol !== 'https:' && address.hostname !== 'localhost') || isOurs)
      throw new CallRefusal('invalid url')
    const list = program.webDomains ?? (program.webDomains === null ? null : [])
    if (list !== null && !list.includes(address.host) && !list.includes(address.hostname)) {
      throw new CallRefusal(`web-view src ${address.host} is not in the business domain list`)
    }
    return address
  }

  function listen({ source, data }: MessageEvent): void {
    for (const view of views.values()) {
      if (view.frame.contentWindow !== source || !isRecord(data) || !isRecord(data.miniProgram)) continue
      const { name, args } = data.miniProgram
      if (typeof name !== 'string' || !acts.has(name)) return
      const text = JSON.stringify(args ?? {})
      if (text === undefined || text.length > messageCharactersMax) return
      push(view, { name, args: JSON.parse(text) })
    }
  }
  /** The frame asks for each; what it does not fetch is not piled up. */
  function push(view: View, said: Said): void {
    if (view.waiting) {
      view.waiting(said)
      view.waiting = null
    } else if (view.queue.length < queueMax) view.queue.push(said)
  }

  window.addEventListener('message', listen)
  program.signal.addEventListener('abort', () => {
    window.removeEventListener('message', listen)
    for (const { frame } of views.values()) frame.remove()
    views.clear()
  })

  return {
    'webView.place': ({
      id,
      src,
      left,
      top,
      width,
      height,
      isShown,
    }: CallArgs<(typeof webViewCalls)['webView.place']>) => {
      const address = mayShow(src)
      const view = views.get(id) ?? make(id)
      const { frame } = view
      frame.style.cssText = `position:absolute;border:0;background:#fff;pointer-events:auto;left:${left}px;top:${top}px;width:${Math.max(0, width)}px;height:${Math.max(0, height)}px;display:${isShown ? 'block' : 'none'}`
      if (frame.src !== address.href) frame.src = address.href
      if (!frame.isConnected) program.layer.append(frame)
      return {}
    },
    'webView.next': ({ id }: CallArgs<(typeof webViewCalls)['webView.next']>) => {
      const view = views.get(id)
      if (!view) throw new CallRefusal('no such web view')
      const said = view.queue.shift()
      if (said) return said
      return new Promise<Said>((resolve) => {
        view.waiting?.({ name: 'none', args: {} })
        view.waiting = resolve
      })
    },
    'webView.remove': ({ id }: CallArgs<(typeof webViewCalls)['webView.remove']>) => {
      const view = views.get(id)
      view?.frame.remove()
      view?.waiting?.({ name: 'none', args: {} })
      views.delete(id)
      return {}
    },
  }

  function make(id: number): View {
    if (views.size >= viewsMax) throw new CallRefusal('too many web views')
    const frame = document.createElement('iframe')
    // No way to our window, no storage or cookies of anyone, no downloads, no windows of its own.
    frame.setAttribute('sandbox', 'allow-scripts allow-forms')
    frame.referrerPolicy = 'no-referrer'
    frame.allow = ''
    frame.title = program.manifest.name
    const view: View = { frame, queue: [], waiting: null }
    frame.addEventListener('load', () => push(view, { name: 'load', args: { src: frame.src } }))
    views.set(id, view)
    return view
  }
}

interface Said {
  name: string
  args: unknown
}

interface View {
  frame: HTMLIFrameElement
  queue: Said[]
  waiting: ((said: Said) => void) | null
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
