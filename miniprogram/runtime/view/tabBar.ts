// The bar of tabs: it stands in the tab page that is shown and slides away with it.

import type { MediaStore } from './media.ts'
import { safeColor } from './page.ts'

export interface TabBar {
  readonly element: HTMLElement
  select(route: string): void
  /** What `wx.setTabBar…` and its neighbours change. */
  set(change: Record<string, unknown>): void
  refresh(): void
}

interface Item {
  pagePath: string
  text: string
  iconPath: string | null
  selectedIconPath: string | null
}

export interface TabBarOptions {
  document: Document
  tabBar: unknown
  media: MediaStore
  /** A value that may be a name of the theme ('@tabColor'). */
  themed(value: unknown): unknown
  tapped(index: number): void
}

export function createTabBar({ document, tabBar, media, themed, tapped }: TabBarOptions): TabBar | null {
  const config = record(tabBar)
  const list = Array.isArray(config.list) ? config.list.map(record) : []
  if (list.length === 0 || config.custom === true) return null
  const items: Item[] = list.map((item) => ({
    pagePath: String(item.pagePath ?? ''),
    text: String(item.text ?? ''),
    iconPath: typeof item.iconPath === 'string' ? item.iconPath : null,
    selectedIconPath: typeof item.selectedIconPath === 'string' ? item.selectedIconPath : null,
  }))
  const look: Record<string, unknown> = { ...config }
  let selected = ''

  const element = document.createElement('div')
  element.className = 'mp-tabs'
  element.setAttribute('role', 'tablist')
  element.classList.toggle('mp-tabs-top', config.position === 'top')
  const parts = items.map((item, index) => {
    const tab = document.createElement('button')
    tab.type = 'button'
    tab.className = 'mp-tab'
    tab.setAttribute('role', 'tab')
    const box = document.createElement('span')
    box.className = 'mp-tab-icon'
    const picture = document.createElement('img')
    picture.alt = ''
    const badge = document.createElement('b')
    badge.className = 'mp-tab-badge'
    badge.hidden = true
    box.append(picture, badge)
    const label = document.createElement('span')
    label.className = 'mp-tab-text'
    tab.append(box, label)
    tab.addEventListener('click', () => tapped(index))
    element.append(tab)
    return { item, tab, picture, badge, label, box }
  })

  function colour(name: string, otherwise: string): string {
    return safeColor(themed(look[name])) ?? otherwise
  }

  function draw(): void {
    element.style.backgroundColor = colour('backgroundColor', '#ffffff')
    element.style.setProperty(
      '--mp-tab-line',
      themed(look.borderStyle) === 'white' ? 'rgba(255,255,255,.33)' : 'rgba(0,0,0,.2)',
    )
    for (const { item, tab, picture, label, box } of parts) {
      const isSelected = item.pagePath === selected
      tab.setAttribute('aria-selected', String(isSelected))
      label.textContent = item.text
      label.style.color = isSelected ? colour('selectedColor', '#3cc51f') : colour('color', '#7a7e83')
      const icon = themed(isSelected ? (item.selectedIconPath ?? item.iconPath) : item.iconPath)
      box.classList.toggle('mp-tab-plain', typeof icon !== 'string' || icon === '')
      if (typeof icon !== 'string' || icon === '') continue
      // Icons of app.json are named from the root.
      media.resolve(/^[a-z]+:/i.test(icon) ? icon : `/${icon.replace(/^\.?\//, '')}`, 'image').then(
        (address) => {
          if (picture.src !== address) picture.src = address
        },
        () => picture.removeAttribute('src'),
      )
    }
  }
  draw()

  return {
    element,
    select(route) {
      selected = route
      draw()
    },
    set(change) {
      for (const name of ['color', 'selectedColor', 'backgroundColor', 'borderStyle']) {
        if (typeof change[name] === 'string') look[name] = change[name]
      }
      if (typeof change.shown === 'boolean') element.hidden = !change.shown
      const item = record(change.item)
      const changed = typeof item.index === 'number' ? items[item.index] : undefined
      if (changed !== undefined) {
        for (const name of ['text', 'iconPath', 'selectedIconPath'] as const) {
          if (typeof item[name] === 'string') changed[name] = item[name]
        }
      }
      const badge = record(change.badge)
      const dot = record(change.redDot)
      const marked = parts[Number(badge.index ?? dot.index ?? -1)]?.badge
      if (marked !== undefined) {
        const text = typeof badge.text === 'string' ? badge.text : ''
        const isDot = dot.shown === true
        marked.textContent = text
        marked.classList.toggle('mp-tab-dot', isDot)
        marked.hidden = text === '' && !isDot
      }
      draw()
    },
    refresh: draw,
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
