// What a program shows outside of its templates: prompts, bars, the page's scroller and background. Drawn by the frame.
import type { ViewCallName, ViewCalls } from '../../viewCalls.ts'
import type { ApiFamilyMaker } from './define.ts'
import { type Args, CallFailure, demand, isRecord, numberOf, safely, stringOf } from './wrap.ts'

const itemsMax = 6
/** Of a dialog's button: four characters of Chinese, or twice as many of Latin. */
const buttonWidthMax = 8

export const interfaceFamily: ApiFamilyMaker = (context) => {
  const show = async <Name extends ViewCallName>(name: Name, args: ViewCalls[Name]): Promise<undefined> => {
    await context.askView(name, args)
    return undefined
  }
  const tab = (args: ViewCalls['setTabBar']) => {
    if (context.manifest.app.tabBar === null) throw new CallFailure('not TabBar page')
    return show('setTabBar', args)
  }
  const bar = (args: ViewCalls['setNavigationBar']) => show('setNavigationBar', args)
  const indexOf = (args: Args): number => {
    demand(args, { index: 'Number' })
    const index = Number(args.index)
    if (!context.manifest.app.tabBar?.list[index]) throw new CallFailure('tabbar item not found')
    return index
  }

  return {
    asynchronous: {
      showToast: async (args) => {
        demand(args, { title: 'String' })
        const image = stringOf(args.image)
        return show('showToast', {
          title: String(args.title),
          icon: args.icon === 'error' || args.icon === 'loading' || args.icon === 'none' ? args.icon : 'success',
          ...(image && { image }),
          durationMs: numberOf(args.duration, 1500),
          mask: args.mask === true,
        })
      },
      hideToast: (args) => show('hideToast', { noConflict: args.noConflict === true }),
      showLoading: async (args) => {
        demand(args, { title: 'String' })
        return show('showLoading', { title: String(args.title), mask: args.mask === true })
      },
      hideLoading: (args) => show('hideLoading', { noConflict: args.noConflict === true }),
      showModal: async (args) => {
        for (const name of ['cancelText', 'confirmText']) {
          if (widthOf(stringOf(args[name])) <= buttonWidthMax) continue
          throw new CallFailure(`${name} length should not larger than 4 Chinese characters`)
        }
        const answer = await context.askView('showModal', {
          title: stringOf(args.title),
          content: stringOf(args.content),
          showCancel: args.showCancel !== false,
          editable: args.editable === true,
          ...texts(args, ['cancelText', 'cancelColor', 'confirmText', 'confirmColor', 'placeholderText']),
        })
        const confirm = isRecord(answer) && answer.confirm === true
        const content = args.editable === true && isRecord(answer) ? stringOf(answer.content) : null
        return { confirm, cancel: !confirm, content }
      },
      showActionSheet: async (args) => {
        demand(args, { itemList: 'Array' })
        const items = Array.isArray(args.itemList) ? args.itemList.map((item) => stringOf(item)) : []
        if (items.length === 0) throw new CallFailure('parameter error: itemList should have at least one item')
        if (items.length > itemsMax) {
          throw new CallFailure(`parameter error: itemList should not be large than ${itemsMax}`)
        }
        const title = stringOf(args.alertText)
        const tapIndex = await context.askView('showActionSheet', {
          items,
          ...(title && { title }),
          ...texts(args, ['itemColor']),
        })
        if (typeof tapIndex !== 'number' || tapIndex < 0) throw new CallFailure('cancel')
        return { tapIndex }
      },

      setNavigationBarTitle: async (args) => {
        demand(args, { title: 'String' })
        return bar({ title: String(args.title) })
      },
      setNavigationBarColor: async (args) => {
        demand(args, { frontColor: 'String', backgroundColor: 'String' })
        const frontColor = String(args.frontColor).toLowerCase()
        if (frontColor !== '#ffffff' && frontColor !== '#000000') {
          throw new CallFailure(`invalid frontColor "${args.frontColor}"`)
        }
        const animation = isRecord(args.animation) ? args.animation : null
        return bar({
          frontColor,
          backgroundColor: String(args.backgroundColor),
          ...(animation && {
            animation: {
              duration: numberOf(animation.duration, 0),
              timingFunc: stringOf(animation.timingFunc, 'linear'),
            },
          }),
        })
      },
      showNavigationBarLoading: () => bar({ loading: true }),
      hideNavigationBarLoading: () => bar({ loading: false }),
      hideHomeButton: () => bar({ homeButton: false }),

      setBackgroundColor: (args) =>
        show('setBackground', texts(args, ['backgroundColor', 'backgroundColorTop', 'backgroundColorBottom'])),
      setBackgroundTextStyle: async (args) => {
        demand(args, { textStyle: 'String' })
        return show('setBackground', { textStyle: String(args.textStyle) })
      },

      showTabBar: async (args) => tab({ shown: true, animation: args.animation === true }),
      hideTabBar: async (args) => tab({ shown: false, animation: args.animation === true }),
      setTabBarStyle: async (args) => tab(texts(args, ['color', 'selectedColor', 'backgroundColor', 'borderStyle'])),
      setTabBarItem: async (args) =>
        tab({ item: { index: indexOf(args), ...texts(args, ['text', 'iconPath', 'selectedIconPath']) } }),
      setTabBarBadge: async (args) => {
        demand(args, { index: 'Number', text: 'String' })
        const text = String(args.text)
        return tab({ badge: { index: indexOf(args), text: [...text].length > 4 ? '...' : text } })
      },
      removeTabBarBadge: async (args) => tab({ badge: { index: indexOf(args), text: null } }),
      showTabBarRedDot: async (args) => tab({ redDot: { index: indexOf(args), shown: true } }),
      hideTabBarRedDot: async (args) => tab({ redDot: { index: indexOf(args), shown: false } }),

      startPullDownRefresh: () => show('startPullDownRefresh', {}),
      stopPullDownRefresh: () => show('stopPullDownRefresh', {}),
      pageScrollTo: (args) =>
        show('pageScrollTo', {
          durationMs: numberOf(args.duration, 300),
          ...(typeof args.scrollTop === 'number' && { scrollTop: args.scrollTop }),
          ...(typeof args.selector === 'string' && { selector: args.selector }),
          ...(typeof args.offsetTop === 'number' && { offsetTop: args.offsetTop }),
        }),
      hideKeyboard: () => show('hideKeyboard', {}),
      setTopBarText: async () => undefined,

      loadFontFace: async (args) => {
        demand(args, { family: 'String', source: 'String' })
        const source = /^url\(\s*(["']?)(.*?)\1\s*\)$/s.exec(String(args.source).trim())?.[2] ?? String(args.source)
        const desc = isRecord(args.desc) ? texts(args.desc, ['style', 'weight', 'variant']) : {}
        try {
          const data = await context.callHost('network.font', { url: source })
          const answer = await context.askView('loadFontFace', { family: String(args.family), data, desc })
          if (!isRecord(answer) || answer.status !== 'loaded') throw new CallFailure('font load error')
        } catch (error) {
          throw new CallFailure(error instanceof CallFailure ? error.reason : 'font load error', { status: 'error' })
        }
        return { status: 'loaded' }
      },
    },
    direct: {
      getMenuButtonBoundingClientRect: () => ({ ...context.snapshot.system.menuButton }),
      nextTick: (callback: unknown) => void Promise.resolve().then(() => safely(callback)),
    },
  }
}

const widthOf = (text: string): number => {
  let width = 0
  for (const character of text) width += character > '\u2e7f' ? 2 : 1
  return width
}

/** Those of the named fields that are text and not empty. */
function texts<Name extends string>(args: Args, names: readonly Name[]): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const value = args[name]
    if (typeof value === 'string' && value !== '') found[name] = value
  }
  return found
}
