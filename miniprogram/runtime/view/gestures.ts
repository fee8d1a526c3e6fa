// Touches, taps and long presses of a page, told to the program only where it listens. A tap is a click of the browser
// (see elements/element.ts), so it comes once; the mouse makes touches as a finger would.

import type { TouchPoint, ViewEvent } from '../protocol.ts'
import type { Applier, ViewNode } from './applier.ts'
import type { ViewPage } from './page.ts'

export interface GestureOptions {
  applier: Applier
  tell(event: ViewEvent): void
  /** Somebody touched the program: calls that may only follow a touch are allowed for a moment. */
  touched(): void
  /** Aborted when the page is gone. */
  signal: AbortSignal
}

const longPressMs = 350
const movedPx = 10
const passed = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const

interface Point {
  identifier: number
  clientX: number
  clientY: number
  force?: number
}

export function watchGestures(page: ViewPage, { applier, tell, touched, signal }: GestureOptions): void {
  const { shadow, scroller, host } = page
  let press: { timer: ReturnType<typeof setTimeout>; x: number; y: number; node: ViewNode } | null = null
  let isLongPressed = false
  let mouse: { node: ViewNode } | null = null
  let lastTouchAt = -10_000
  /** A touch belongs to the node it began on, wherever it moves. */
  const starts = new Map<number, ViewNode>()

  function place(): { left: number; top: number } {
    return host.getBoundingClientRect()
  }

  function point({ identifier, clientX, clientY, force }: Point): TouchPoint {
    const { left, top } = place()
    const x = clientX - left
    const y = clientY - top
    const made = { identifier, clientX: x, clientY: y, pageX: x + scroller.scrollLeft, pageY: y + scroller.scrollTop }
    return force === undefined ? made : { ...made, force }
  }

  /** A canvas is told where on it a touch is. */
  function pointOn({ tag, dom }: ViewNode, one: Point): TouchPoint {
    if (tag !== 'canvas' || !(dom instanceof HTMLElement)) return point(one)
    const { left, top } = dom.getBoundingClientRect()
    return { ...point(one), x: one.clientX - left, y: one.clientY - top }
  }

  function say(
    node: ViewNode,
    type: string,
    detail: unknown,
    touches: Point[],
    changedTouches: Point[],
    at: number,
  ): void {
    if (!applier.hears(node, type, true)) return
    const { dom } = node
    tell({
      node: node.node,
      type,
      detail,
      bubbles: true,
      composed: true,
      touches: touches.map((one) => pointOn(node, one)),
      changedTouches: changedTouches.map((one) => pointOn(node, one)),
      ...(type === 'touchmove' || !(dom instanceof HTMLElement)
        ? {}
        : { offsetLeft: dom.offsetLeft, offsetTop: dom.offsetTop }),
      at,
    })
  }

  function position(one: Point): { x: number; y: number } {
    const { pageX, pageY } = point(one)
    return { x: pageX, y: pageY }
  }

  function startPress(node: ViewNode, one: Point, at: number): void {
    endPress()
    isLongPressed = false
    const isHeard = applier.hears(node, 'longpress', true) || applier.hears(node, 'longtap', true)
    if (!isHeard) return
    press = {
      node,
      x: one.clientX,
      y: one.clientY,
      timer: setTimeout(() => {
        press = null
        isLongPressed = applier.hears(node, 'longpress', true)
        say(node, 'longpress', position(one), [one], [one], at + longPressMs)
        say(node, 'longtap', position(one), [one], [one], at + longPressMs)
      }, longPressMs),
    }
  }

  function endPress(): void {
    if (press !== null) clearTimeout(press.timer)
    press = null
  }

  function movePress(one: Point): void {
    if (press === null) return
    if (Math.abs(one.clientX - press.x) > movedPx || Math.abs(one.clientY - press.y) > movedPx) endPress()
  }

  const onTouch = (event: TouchEvent) => {
    const changed = [...event.changedTouches]
    const first = changed[0]
    if (first === undefined) return
    lastTouchAt = event.timeStamp
    if (event.type === 'touchstart') {
      touched()
      const node = applier.nodeOf(event.composedPath()[0])
      if (node === undefined) return
      for (const { identifier } of changed) starts.set(identifier, node)
      if (event.touches.length === 1) startPress(node, first, event.timeStamp)
      else endPress()
    } else if (event.type === 'touchmove') {
      movePress(first)
    } else {
      endPress()
    }
    const node = starts.get(first.identifier)
    if (node === undefined) return
    say(node, event.type, { ...position(first) }, [...event.touches], changed, event.timeStamp)
    if (event.type === 'touchend' || event.type === 'touchcancel') {
      for (const { identifier } of changed) starts.delete(identifier)
    }
  }
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    scroller.addEventListener(type, onTouch, { passive: true })
    page.overlay.addEventListener(type, onTouch, { passive: true })
  }

  // -- Mouse -----------------------------------------------------------------------------------------------------------
  const asPoint = ({ clientX, clientY }: MouseEvent): Point => ({ identifier: 0, clientX, clientY })
  /** Browsers make mouse events after touches: those are not a second touch. */
  const isEcho = (event: MouseEvent) => event.timeStamp - lastTouchAt < 1_000
  const onDown = (event: MouseEvent) => {
    if (event.button !== 0 || isEcho(event)) return
    touched()
    const node = applier.nodeOf(event.composedPath()[0])
    if (node === undefined) return
    mouse = { node }
    const one = asPoint(event)
    startPress(node, one, event.timeStamp)
    say(node, 'touchstart', position(one), [one], [one], event.timeStamp)
  }
  const onMove = (event: MouseEvent) => {
    if (mouse === null) return
    const one = asPoint(event)
    movePress(one)
    say(mouse.node, 'touchmove', position(one), [one], [one], event.timeStamp)
  }
  const onUp = (event: MouseEvent) => {
    if (mouse === null) return
    endPress()
    const one = asPoint(event)
    say(mouse.node, 'touchend', position(one), [], [one], event.timeStamp)
    mouse = null
  }
  scroller.addEventListener('mousedown', onDown)
  page.overlay.addEventListener('mousedown', onDown)
  // The mouse may leave the page while it is held; these two must not outlive the page.
  page.element.ownerDocument.addEventListener('mousemove', onMove, { signal })
  page.element.ownerDocument.addEventListener('mouseup', onUp, { signal })

  // -- Taps ------------------------------------------------------------------------------------------------------------
  shadow.addEventListener('click', (event) => {
    if (!(event instanceof MouseEvent)) return
    if (event.isTrusted) touched()
    if (isLongPressed) {
      isLongPressed = false
      return
    }
    const node = applier.nodeOf(event.composedPath()[0])
    if (node === undefined) return
    let { clientX, clientY } = event
    if (event.detail === 0 && node.dom instanceof HTMLElement) {
      // By keyboard or by a label: the middle of the element.
      const box = node.dom.getBoundingClientRect()
      clientX = box.left + box.width / 2
      clientY = box.top + box.height / 2
    }
    const one = { identifier: 0, clientX, clientY }
    say(node, 'tap', position(one), [], [one], event.timeStamp)
  })
  shadow.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.isTrusted) touched()
  })

  for (const type of passed) {
    shadow.addEventListener(type, (event) => {
      const node = event.target instanceof Node ? applier.nodeOf(event.target) : undefined
      if (node === undefined || node.dom !== event.target || !applier.hears(node, type, true)) return
      const elapsedTime = 'elapsedTime' in event && typeof event.elapsedTime === 'number' ? event.elapsedTime : 0
      tell({ node: node.node, type, detail: { elapsedTime }, bubbles: true, composed: true, at: event.timeStamp })
    })
  }
}
