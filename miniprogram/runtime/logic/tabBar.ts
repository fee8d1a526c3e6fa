// `custom-tab-bar`: the program's own component stands in the place of the bar of tabs, one on each page that is a tab.

import type * as glassEasel from 'glass-easel'
import type { Root } from 'glass-easel-miniprogram-adapter'
import { Op } from '../protocol.ts'
import { type BackendOptions, newNode, PageBackend } from './backend.ts'
import type { Components } from './components.ts'
import type { OpenPage } from './pages.ts'

const path = 'custom-tab-bar/index'

export interface TabBars {
  open(page: OpenPage): void
  shown(page: OpenPage): void
  of(page: OpenPage | undefined): unknown
  pageOf(component: glassEasel.GeneralComponent | undefined): OpenPage | undefined
}

interface TabBarOptions {
  components: Components
  backend: BackendOptions
  isCustom: boolean
}

export function createTabBars({ components, backend, isCustom }: TabBarOptions): TabBars {
  const bars = new Map<OpenPage, Root>()
  return {
    open(page) {
      if (!isCustom) return
      components.register(path)
      if (!components.isRegistered(path)) return
      const node = newNode()
      backend.view.operate(Op.openPage, node, { isTabBar: true, page: page.node })
      const context = new PageBackend(backend, node)
      const root = components.env.associateBackend(context).createRoot('page', components.space, `/${path}`)
      backend.view.operate(Op.adoptSheets, node, [...context.sheets])
      root.attach(context.getRootNode(), context.placeholder)
      bars.set(page, root)
    },
    shown(page) {
      bars.get(page)?.getComponent().triggerPageLifetime('show', [])
    },
    of: (page) => (page === undefined ? null : (bars.get(page)?.get() ?? null)),
    pageOf: (component) => [...bars].find(([, root]) => root.getComponent() === component)?.[0],
  }
}
