// What pages and components have beside what glass-easel gives them.

import { component as adapterComponent } from 'glass-easel-miniprogram-adapter'
import { nodeOf } from './backend.ts'
import { componentOf } from './components.ts'
import { SCRIPT_STYLE, styleText } from './descriptor.ts'
import type { Observers } from './observers.ts'
import type { ViewDoor } from './outbox.ts'
import type { OpenPage } from './pages.ts'
import { isRecord, recordOf, textOf } from './plain.ts'
import { createQuery } from './query.ts'

export interface InstanceOptions {
  view: ViewDoor
  observers: Observers
  top(): OpenPage | undefined
  /** The page that a node stands in. */
  pageOf(component: unknown): OpenPage | undefined
  tabBarOf(page: OpenPage | undefined): unknown
}

export function extendInstances({ view, observers, top, pageOf, tabBarOf }: InstanceOptions): void {
  const prototype = adapterComponent.ComponentCaller.prototype
  const give = (name: string, value: (this: unknown, ...args: unknown[]) => unknown) =>
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true })

  const topComponent = () => top()?.component

  give('triggerEvent', function triggerEvent(name, detail, options) {
    componentOf(this)?.triggerEvent(textOf(name), detail ?? {}, recordOf(options))
  })
  give('createSelectorQuery', function createSelectorQuery() {
    return createQuery({ view, top: topComponent }, this)
  })
  give('createIntersectionObserver', function createIntersectionObserver(options) {
    return observers.intersection(this, options)
  })
  give('createMediaQueryObserver', () => observers.mediaQuery())
  give('getTabBar', function getTabBar(callback) {
    const bar = tabBarOf(pageOf(this))
    if (typeof callback === 'function') callback(bar)
    return bar
  })
  give('getAppBar', () => null)
  give('getPageId', function getPageId() {
    return `pageId:${pageOf(this)?.node ?? 0}`
  })
  give('setUpdatePerformanceListener', () => undefined)
  give('setPassiveEvent', () => undefined)
  // Styles of worklets are put on once: what they depend on changes without them, see api/worklet.ts.
  give('applyAnimatedStyle', function applyAnimatedStyle(selector, update) {
    const style: unknown = typeof update === 'function' ? update() : null
    for (const node of componentOf(this)?.getShadowRoot()?.querySelectorAll(textOf(selector)) ?? []) {
      node.setNodeStyle(styleText(style), SCRIPT_STYLE)
    }
  })
  give('clearAnimatedStyle', function clearAnimatedStyle(selector) {
    for (const node of componentOf(this)?.getShadowRoot()?.querySelectorAll(textOf(selector)) ?? []) {
      node.setNodeStyle('', SCRIPT_STYLE)
    }
  })
  give('getOpenerEventChannel', function getOpenerEventChannel() {
    return pageOf(this)?.instance.getOpenerEventChannel ?? undefined
  })

  give('animate', function animate(selector, frames, durationMs, third) {
    const nodes = (componentOf(this)?.getShadowRoot()?.querySelectorAll(textOf(selector)) ?? []).map(nodeOf)
    const timeline = isRecord(third) ? third : null
    const source = textOf(timeline?.scrollSource)
    const scroller = source === '' ? null : nodeOf(componentOf(this)?.getShadowRoot()?.querySelector(source))
    const asked = view.ask('animate', { nodes, frames, durationMs, timeline, scroller })
    if (typeof third === 'function')
      asked.then(
        () => third(),
        () => undefined,
      )
  })
  give('clearAnimation', function clearAnimation(selector, second, third) {
    const nodes = (componentOf(this)?.getShadowRoot()?.querySelectorAll(textOf(selector)) ?? []).map(nodeOf)
    const callback = typeof second === 'function' ? second : third
    const asked = view.ask('clearAnimation', { nodes, options: isRecord(second) ? second : null })
    if (typeof callback === 'function')
      asked.then(
        () => callback(),
        () => undefined,
      )
  })

  // Components ask what draws them, and choose a template by it.
  Object.defineProperty(prototype, 'renderer', { value: 'webview', writable: true, configurable: true })

  // Both spellings of the way to other pages that pages have as members.
  for (const name of ['router', 'pageRouter']) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get() {
        const routes: unknown = Reflect.get(globalThis, 'wx')
        return routes
      },
    })
  }
}
