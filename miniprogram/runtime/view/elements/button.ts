import type { ElementContext } from './element.ts'
import { BaseElement } from './lib/base.ts'
import { watchHover } from './lib/hover.ts'
import { say } from './lib/texts.ts'

/** Event by `open-type`. Those without one only open something. */
const eventOfOpenType: Record<string, string | null> = {
  share: null,
  contact: 'contact',
  getUserInfo: 'getuserinfo',
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
  chooseAvatar: 'chooseavatar',
  openSetting: 'opensetting',
  feedback: 'feedback',
  // Consent is asked for by the call that follows, in its own words.
  getAuthorize: 'getauthorize',
  launchApp: 'launchapp',
}
const passed = [
  'sessionFrom',
  'sendMessageTitle',
  'sendMessagePath',
  'sendMessageImg',
  'showMessageCard',
  'appParameter',
  'lang',
  'withCredentials',
] as const

class ButtonElement extends BaseElement {
  private readonly spinner = this.make('i', 'wx-button-loading')

  constructor(context: ElementContext) {
    super(context)
    const { host } = this
    host.setAttribute('role', 'button')
    host.tabIndex = 0
    watchHover(context, () =>
      this.flag('disabled')
        ? null
        : {
            className: this.text('hoverClass', 'button-hover'),
            stopPropagation: this.flag('hoverStopPropagation'),
            startMs: this.number('hoverStartTime', 20),
            stayMs: this.number('hoverStayTime', 70),
          },
    )
    host.addEventListener('keydown', (event) => {
      if (event.target !== host || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      if (!this.flag('disabled')) host.click()
    })
    host.addEventListener('click', (event) => {
      if (this.flag('disabled')) {
        // A disabled button hears nothing, nor do those around it.
        event.stopImmediatePropagation()
        event.preventDefault()
        return
      }
      this.activate()
    })
  }

  protected override changed(name: string): void {
    switch (name) {
      case 'type':
      case 'size':
        this.reflect(name, this.text(name) || null)
        break
      case 'plain':
        this.reflect('plain', this.flag('plain') ? '' : null)
        break
      case 'disabled':
        this.reflect('disabled', this.flag('disabled') ? '' : null)
        this.host.setAttribute('aria-disabled', String(this.flag('disabled')))
        this.host.tabIndex = this.flag('disabled') ? -1 : 0
        break
      case 'loading':
        this.reflect('loading', this.flag('loading') ? '' : null)
        if (this.flag('loading')) {
          this.spinner.setAttribute('role', 'img')
          this.spinner.setAttribute('aria-label', say(this.context.document, 'loading'))
          this.host.prepend(this.spinner)
        } else this.spinner.remove()
        break
    }
  }

  activate(): void {
    if (this.flag('disabled')) return
    const formType = this.text('formType')
    if (formType === 'submit' || formType === 'reset') {
      this.context.closest('wx-form')?.invoke?.(formType, { button: this.host })
    }
    const openType = this.text('openType')
    if (Object.hasOwn(eventOfOpenType, openType)) void this.open(openType)
  }

  private async open(openType: string): Promise<void> {
    const args: Record<string, unknown> = {}
    for (const name of passed) if (this.raw(name) !== undefined) args[name] = this.raw(name)
    const event = eventOfOpenType[openType]
    try {
      const detail = openType === 'getAuthorize' ? {} : await this.context.openType(openType, args)
      if (event) this.context.emit(event, detail)
    } catch (error) {
      const errMsg = messageOf(error)
      if (openType === 'launchApp') this.context.emit('error', { errMsg })
      else if (event) this.context.emit(event, { errMsg })
    }
  }
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : 'fail'
}

export const button = (context: ElementContext) => new ButtonElement(context)
