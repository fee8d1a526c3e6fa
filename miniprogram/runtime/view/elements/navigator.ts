import type { ElementContext, RouteKind } from './element.ts'
import { BaseElement } from './lib/base.ts'
import { watchHover } from './lib/hover.ts'

const kinds: Record<string, RouteKind> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  redirectTo: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
  exit: 'exit',
}

class NavigatorElement extends BaseElement {
  constructor(context: ElementContext) {
    super(context)
    const { host } = this
    host.setAttribute('role', 'link')
    host.tabIndex = 0
    watchHover(context, () => ({
      className: this.text('hoverClass', 'navigator-hover'),
      stopPropagation: this.flag('hoverStopPropagation'),
      startMs: this.number('hoverStartTime', 50),
      stayMs: this.number('hoverStayTime', 600),
    }))
    host.addEventListener('click', () => void this.follow())
    host.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === host) host.click()
    })
  }

  private async follow(): Promise<void> {
    const { context } = this
    const openType = this.text('openType', 'navigate')
    const kind = Object.hasOwn(kinds, openType) ? kinds[openType] : undefined
    if (!kind) return
    try {
      if (this.text('target') === 'miniProgram') {
        await context.route(kind === 'exit' ? 'exit' : 'navigateToMiniProgram', {
          appId: this.text('appId'),
          path: this.text('path'),
          extraData: this.raw('extraData'),
          envVersion: this.text('version', 'release'),
          shortLink: this.text('shortLink'),
        })
      } else if (kind === 'navigateBack') await context.route(kind, { delta: this.number('delta', 1) })
      else await context.route(kind, { url: this.text('url') })
      context.emit('success', { errMsg: `${kind}:ok` })
      context.emit('complete', { errMsg: `${kind}:ok` })
    } catch (error) {
      const errMsg =
        typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : `${kind}:fail`
      context.emit('fail', { errMsg })
      context.emit('complete', { errMsg })
    }
  }
}

export const navigator = (context: ElementContext) => new NavigatorElement(context)
