import type { ElementContext, PageSettings } from './element.ts'
import { BaseElement } from './lib/base.ts'

const ofPage: Record<string, keyof PageSettings> = {
  backgroundTextStyle: 'backgroundTextStyle',
  backgroundColor: 'backgroundColor',
  backgroundColorTop: 'backgroundColorTop',
  backgroundColorBottom: 'backgroundColorBottom',
  rootBackgroundColor: 'rootBackgroundColor',
  rootFontSize: 'rootFontSize',
  pageFontSize: 'pageFontSize',
  pageStyle: 'pageStyle',
  pageOrientation: 'pageOrientation',
}
const ofBar: Record<string, keyof PageSettings> = {
  title: 'title',
  loading: 'loading',
  frontColor: 'frontColor',
  backgroundColor: 'navigationBarBackgroundColor',
  colorAnimationDuration: 'colorAnimationDuration',
  colorAnimationTimingFunc: 'colorAnimationTimingFunc',
}

/** Says something of its page, which it has once it stands in one. */
abstract class SettingElement extends BaseElement {
  private readonly settings: Record<string, keyof PageSettings>
  private readonly early = new Set<string>()
  protected standing = false

  constructor(context: ElementContext, settings: Record<string, keyof PageSettings>) {
    super(context)
    this.settings = settings
  }

  attached(): void {
    this.standing = true
    for (const name of this.early) this.changed(name)
    this.early.clear()
  }

  protected override changed(name: string): void {
    if (!this.standing) this.early.add(name)
    else configure(this.context, this.settings, name, this.raw(name))
  }
}

/** `page-meta`: what the page itself is like, said in its template. */
class PageMetaElement extends SettingElement {
  private readonly stop = new AbortController()
  private sizes: ResizeObserver | null = null
  private scrolling: ReturnType<typeof setTimeout> | undefined

  constructor(context: ElementContext) {
    super(context, ofPage)
  }

  override attached(): void {
    super.attached()
    const { page } = this.context
    page.scroller.addEventListener(
      'scroll',
      () => {
        this.context.emit('scroll', { scrollTop: page.scroller.scrollTop })
        clearTimeout(this.scrolling)
        this.scrolling = setTimeout(() => this.context.emit('scrolldone', {}), 150)
      },
      { passive: true, signal: this.stop.signal },
    )
    let first = true
    this.sizes = new ResizeObserver(() => {
      if (!first) this.context.emit('resize', { size: { windowWidth: page.widthPx, windowHeight: page.heightPx } })
      first = false
    })
    this.sizes.observe(page.scroller)
  }

  detached(): void {
    this.stop.abort()
    this.sizes?.disconnect()
    clearTimeout(this.scrolling)
  }

  protected override changed(name: string): void {
    if (name === 'scrollTop' && this.standing) {
      this.context.page.scrollTo(this.pixels('scrollTop'), this.number('scrollDuration', 300))
    } else super.changed(name)
  }
}

class NavigationBarElement extends SettingElement {
  constructor(context: ElementContext) {
    super(context, ofBar)
  }
}

function configure(
  context: ElementContext,
  names: Record<string, keyof PageSettings>,
  name: string,
  value: unknown,
): void {
  const setting = Object.hasOwn(names, name) ? names[name] : undefined
  if (!setting) return
  const empty = value === undefined || value === null || value === ''
  if (setting === 'loading') context.page.configure({ loading: empty ? null : Boolean(value) })
  else if (setting === 'colorAnimationDuration') {
    context.page.configure({ colorAnimationDuration: empty ? null : Number(value) || 0 })
  } else if (setting === 'pageStyle') {
    context.page.configure({ pageStyle: empty ? null : context.style(String(value)) })
  } else context.page.configure({ [setting]: empty ? null : String(value) })
}

export const pageMeta = (context: ElementContext) => new PageMetaElement(context)
export const navigationBar = (context: ElementContext) => new NavigationBarElement(context)
