// What the Worker asks about nodes: where they are, how far they are scrolled, whether they are in sight; and animations.

import type { Applier, ViewNode } from './applier.ts'
import { safeColor, type ViewPage } from './page.ts'

export interface QueryDoors {
  applier: Applier
  top(): ViewPage | null
  tell(name: string, args: unknown): void
}

type Args = Record<string, unknown>
export type ViewAnswers = Record<string, (args: Args) => unknown>

const observersMax = 2_000

export function createQueries({ applier, top, tell }: QueryDoors): ViewAnswers {
  const observers = new Map<number, () => void>()
  const animations = new WeakMap<Element, Animation[]>()

  function elementOf(node: ViewNode | undefined): HTMLElement | null {
    return node?.dom instanceof HTMLElement ? node.dom : null
  }

  function rectangle(node: ViewNode | undefined): Args {
    const element = elementOf(node)
    const origin = (node?.page ?? top())?.host.getBoundingClientRect()
    const box = element?.getBoundingClientRect()
    const left = (box?.left ?? 0) - (origin?.left ?? 0)
    const topPx = (box?.top ?? 0) - (origin?.top ?? 0)
    const width = box?.width ?? 0
    const height = box?.height ?? 0
    if (element === null) return { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
    return { left, top: topPx, right: left + width, bottom: topPx + height, width, height }
  }

  function scrollOffset(scroller: Element | null | undefined): Args {
    return {
      scrollLeft: scroller?.scrollLeft ?? 0,
      scrollTop: scroller?.scrollTop ?? 0,
      scrollWidth: scroller?.scrollWidth ?? 0,
      scrollHeight: scroller?.scrollHeight ?? 0,
    }
  }

  function fieldsOf(node: ViewNode | undefined, page: ViewPage | null, fields: Args): Args {
    const answer: Args = {}
    const isViewport = node === undefined
    const element = elementOf(node)
    if (fields.rect === true || fields.size === true) {
      const size = { width: page?.widthPx ?? 0, height: page?.heightPx ?? 0 }
      const box = isViewport ? { left: 0, top: 0, right: size.width, bottom: size.height, ...size } : rectangle(node)
      if (fields.rect === true)
        Object.assign(answer, { left: box.left, top: box.top, right: box.right, bottom: box.bottom })
      if (fields.size === true) Object.assign(answer, { width: box.width, height: box.height })
    }
    if (fields.scrollOffset === true) {
      Object.assign(answer, scrollOffset(isViewport ? page?.scroller : (node.controller?.scroller ?? element)))
    }
    if (Array.isArray(fields.computedStyle) && element !== null) {
      const style = getComputedStyle(element)
      for (const name of fields.computedStyle) {
        const property = String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
        answer[String(name)] = style.getPropertyValue(property)
      }
    }
    return answer
  }

  function observe({ id, node, relatives, thresholds, initialRatio, page }: Args): void {
    const target = elementOf(applier.node(node))
    if (typeof id !== 'number' || target === null || observers.size >= observersMax) return
    const surface = applier.node(node)?.page ?? applier.node(page)?.page ?? top()
    if (surface === null) return
    const relative = record(Array.isArray(relatives) ? relatives.at(-1) : undefined)
    const relativeElement = elementOf(applier.node(relative.node))
    const margins = record(relative.margins)
    const side = (name: string) => `${typeof margins[name] === 'number' ? margins[name] : 0}px`
    let before = typeof initialRatio === 'number' ? initialRatio : 0
    const limits = Array.isArray(thresholds)
      ? thresholds.filter((one): one is number => typeof one === 'number' && one >= 0 && one <= 1)
      : [0]
    const observer = new IntersectionObserver(
      (seen) => {
        for (const entry of seen) {
          const ratio = entry.intersectionRatio
          const isCrossed = limits.some(
            (limit) => (before <= limit && ratio > limit) || (before > limit && ratio <= limit),
          )
          const isFirst = before === initialRatio
          before = ratio
          if (!isCrossed && !(isFirst && ratio !== initialRatio)) continue
          const origin = surface.host.getBoundingClientRect()
          tell('observed', {
            id,
            detail: {
              intersectionRatio: ratio,
              intersectionRect: shifted(entry.intersectionRect, origin),
              boundingClientRect: shifted(entry.boundingClientRect, origin),
              relativeRect: shifted(entry.rootBounds ?? origin, origin),
              time: Date.now(),
            },
          })
        }
      },
      {
        root: relativeElement ?? surface.scroller,
        rootMargin: `${side('top')} ${side('right')} ${side('bottom')} ${side('left')}`,
        threshold: limits.length === 0 ? [0] : limits,
      },
    )
    observer.observe(target)
    observers.set(id, () => observer.disconnect())
  }

  function observeMedia({ id, query }: Args): void {
    if (typeof id !== 'number' || observers.size >= observersMax) return
    const wanted = record(query)
    const parts: string[] = []
    const names: [string, string][] = [
      ['minWidth', 'min-width'],
      ['maxWidth', 'max-width'],
      ['width', 'width'],
      ['minHeight', 'min-height'],
      ['maxHeight', 'max-height'],
      ['height', 'height'],
    ]
    for (const [name, feature] of names) {
      if (typeof wanted[name] === 'number') parts.push(`(${feature}:${wanted[name]}px)`)
    }
    if (wanted.orientation === 'portrait' || wanted.orientation === 'landscape') {
      parts.push(`(orientation:${wanted.orientation})`)
    }
    const media = matchMedia(parts.length === 0 ? 'all' : parts.join(' and '))
    const changed = () => tell('observed', { id, detail: { matches: media.matches } })
    media.addEventListener('change', changed)
    observers.set(id, () => media.removeEventListener('change', changed))
    changed()
  }

  async function animate({ nodes, frames, durationMs, timeline, scroller }: Args): Promise<void> {
    if (!Array.isArray(nodes) || !Array.isArray(frames)) return
    const keyframes = frames.slice(0, 200).map((frame) => keyframeOf(record(frame)))
    const running: Promise<unknown>[] = []
    for (const node of nodes.slice(0, 1_000)) {
      const element = elementOf(applier.node(node))
      if (element === null) continue
      const options: KeyframeAnimationOptions & { timeline?: unknown } = {
        duration: typeof durationMs === 'number' ? durationMs : 0,
        fill: 'forwards',
      }
      const bound =
        timeline === null || timeline === undefined ? null : scrollTimeline(record(timeline), applier.node(scroller))
      if (bound !== null) Object.assign(options, { timeline: bound, duration: 'auto' })
      const animation = element.animate(keyframes, options as KeyframeAnimationOptions)
      animations.set(element, [...(animations.get(element) ?? []), animation])
      if (bound === null) running.push(animation.finished.catch(() => undefined))
    }
    await Promise.all(running)
  }

  function clearAnimation({ nodes, options }: Args): void {
    if (!Array.isArray(nodes)) return
    for (const node of nodes) {
      const element = elementOf(applier.node(node))
      if (element === null) continue
      // What is named is given back, the rest stays where the animation has left it.
      const names = record(options)
      for (const animation of animations.get(element) ?? []) {
        if (Object.keys(names).length > 0) keepOthers(element, animation, names)
        animation.cancel()
      }
      animations.delete(element)
    }
  }

  return {
    rectangle: ({ node }) => rectangle(applier.node(node)),
    scrollOffset: ({ node }) => {
      const known = applier.node(node)
      return scrollOffset(known?.controller?.scroller ?? elementOf(known))
    },
    fields: (args) => {
      const wishes: unknown[] = Array.isArray(args) ? args : []
      return wishes.map((wish) => {
        const { node, page, fields } = record(wish)
        const surface = applier.node(page)?.page ?? top()
        return node === 0
          ? fieldsOf(undefined, surface, record(fields))
          : fieldsOf(applier.node(node) ?? nothing, surface, record(fields))
      })
    },
    observe,
    observeMedia,
    unobserve: ({ id }) => {
      if (typeof id !== 'number') return
      observers.get(id)?.()
      observers.delete(id)
    },
    animate,
    clearAnimation,
  }
}

/** Stands for a node that is gone: all of it is zero. */
const nothing: ViewNode = {
  node: -1,
  tag: '',
  dom: document.createComment(''),
  controller: null,
  page: null,
  listens: null,
  models: null,
  isAttached: false,
  classes: '',
  stop: null,
}

function shifted(box: DOMRectReadOnly, origin: DOMRectReadOnly): Args {
  const left = box.left - origin.left
  const top = box.top - origin.top
  return { left, top, right: left + box.width, bottom: top + box.height, width: box.width, height: box.height }
}

const px = (value: unknown): string => (typeof value === 'number' ? `${value}px` : cssLength(value))

function cssLength(value: unknown): string {
  if (typeof value !== 'string') return '0px'
  const rpx = /^(-?[0-9.]+)rpx$/.exec(value)
  if (rpx !== null) return `${Number(rpx[1]) / 7.5}vw`
  return /^-?[0-9.]+(px|%|vw|vh|em|rem)?$/.test(value) ? value : '0px'
}

/** WeChat's key frames: transforms stand as fields of their own. */
function keyframeOf(frame: Args): Keyframe {
  const made: Keyframe = {}
  const transforms: string[] = []
  for (const [name, value] of Object.entries(frame)) {
    const list = Array.isArray(value) ? value : [value]
    switch (name) {
      case 'ease':
        if (typeof value === 'string') made.easing = value
        break
      case 'offset':
        if (typeof value === 'number') made.offset = value
        break
      case 'opacity':
        made.opacity = Number(value)
        break
      case 'backgroundColor':
      case 'background-color':
        made.backgroundColor = safeColor(value) ?? ''
        break
      case 'width':
      case 'height':
      case 'left':
      case 'top':
      case 'right':
      case 'bottom':
        made[name] = px(value)
        break
      case 'transformOrigin':
        if (typeof value === 'string' && /^[a-z0-9.%\s-]+$/i.test(value)) made.transformOrigin = value
        break
      case 'matrix':
      case 'matrix3d':
        transforms.push(`${name}(${list.map(Number).join(',')})`)
        break
      case 'rotate':
      case 'rotateX':
      case 'rotateY':
      case 'rotateZ':
      case 'skewX':
      case 'skewY':
        transforms.push(`${name}(${Number(value)}deg)`)
        break
      case 'skew':
        transforms.push(`skew(${list.map((one) => `${Number(one)}deg`).join(',')})`)
        break
      case 'rotate3d': {
        const [x, y, z, angle] = list.map(Number)
        transforms.push(`rotate3d(${x},${y},${z},${angle}deg)`)
        break
      }
      case 'scale':
      case 'scaleX':
      case 'scaleY':
      case 'scaleZ':
      case 'scale3d':
        transforms.push(`${name}(${list.map(Number).join(',')})`)
        break
      case 'translate':
      case 'translateX':
      case 'translateY':
      case 'translateZ':
      case 'translate3d':
        transforms.push(`${name}(${list.map(px).join(',')})`)
        break
    }
  }
  if (transforms.length > 0) made.transform = transforms.join(' ')
  return made
}

function keepOthers(element: HTMLElement, animation: Animation, cleared: Args): void {
  const style = getComputedStyle(element)
  const frames = animation.effect instanceof KeyframeEffect ? animation.effect.getKeyframes() : []
  for (const frame of frames) {
    for (const name of Object.keys(frame)) {
      if (
        name in cleared ||
        !['opacity', 'transform', 'backgroundColor', 'width', 'height', 'left', 'top'].includes(name)
      )
        continue
      const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      element.style.setProperty(property, style.getPropertyValue(property))
    }
  }
}

/** Where the browser has scroll timelines; otherwise the animation stands still. */
function scrollTimeline(timeline: Args, scroller: ViewNode | undefined): unknown {
  const Timeline: unknown = Reflect.get(globalThis, 'ScrollTimeline')
  const source = scroller?.controller?.scroller
  if (typeof Timeline !== 'function' || source === undefined) return null
  const axis = timeline.orientation === 'horizontal' ? 'x' : 'y'
  return Reflect.construct(Timeline, [{ source, axis }])
}

function record(value: unknown): Args {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Args) : {}
}
