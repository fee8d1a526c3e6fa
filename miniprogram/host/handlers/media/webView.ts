// `web-view`: a page of one of the program's own domains, in a frame that can do nothing but be a page. It lies over
// the program's, where the element says, and hears and says no more than what a page may say to a program.

import type { webViewCalls } from '../../../bridge/calls/media.ts'
import type { CallArgs } from '../../../bridge/index.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal, need } from '../../refusal.ts'

const viewsMax = 5
const messageCharactersMax = 64 * 1024
const queueMax = 100

/** What a page may ask of the program it stands in: its own way through the pages, and words for it. */
const acts = new Set(['navigateTo', 'redirectTo', 'navigateBack', 'switchTab', 'reLaunch', 'postMessage'])

export function makeWebViewHandlers(program: HostProgram) {
  const views = new Map<number, View>()

  /** The document of the app that shows it. */
  async function documentFor(src: string): Promise<string> {
    const address = URL.parse(src)
    if (address === null || !/^https?:$/.test(address.protocol) || address.host === location.host) {
      throw new CallRefusal('invalid url')
    }
    return need(program.doors.webPage)(address.href)
  }

  function listen({ source, origin, data }: MessageEvent): void {
    if (origin !== location.origin || !isRecord(data) || !isRecord(data.webPage)) return
    const { webPage: said } = data
    for (const view of views.values()) {
      if (source === null || view.frame.contentWindow !== source) continue
      if (said.kind === 'loaded') push(view, { name: 'load', args: { src: view.src } })
      if (said.kind === 'refused') refuse(view, said.address)
      if (said.kind === 'said') heard(view, said.data)
    }
  }
  /** It went where the list does not reach: nothing of that is seen. */
  function refuse(view: View, address: unknown): void {
    view.frame.remove()
    push(view, { name: 'refused', args: { address: typeof address === 'string' ? address.slice(0, 500) : '' } })
  }
  function heard(view: View, data: unknown): void {
    if (!isRecord(data) || !isRecord(data.miniProgram)) return
    const { name, args } = data.miniProgram
    if (typeof name !== 'string' || !acts.has(name)) return
    const text = JSON.stringify(args ?? {})
    if (text === undefined || text.length > messageCharactersMax) return
    push(view, { name, args: JSON.parse(text) })
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
    'webView.place': async ({
      id,
      src,
      left,
      top,
      width,
      height,
      isShown,
    }: CallArgs<(typeof webViewCalls)['webView.place']>) => {
      const view = views.get(id) ?? make(id)
      const { frame } = view
      frame.style.cssText = `position:absolute;border:0;background:#fff;pointer-events:auto;left:${left}px;top:${top}px;width:${Math.max(0, width)}px;height:${Math.max(0, height)}px;display:${isShown ? 'block' : 'none'}`
      if (view.src === src) return {}
      view.src = src
      try {
        const address = await documentFor(src)
        // Another one was asked for meanwhile, or it is gone.
        if (view.src !== src || views.get(id) !== view) return {}
        frame.src = address
        if (!frame.isConnected) program.layer.append(frame)
        return {}
      } catch (error) {
        frame.remove()
        throw error
      }
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
    // A document of the app's own, which holds the page in a frame that can do nothing but be a page.
    frame.allow = ''
    frame.title = program.manifest.name
    const view: View = { frame, src: '', queue: [], waiting: null }
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
  src: string
  queue: Said[]
  waiting: ((said: Said) => void) | null
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
