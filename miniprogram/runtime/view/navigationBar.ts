// The bar over a page: the way back or home, the title, a spinner. The capsule at its end is the host's.

export interface BarLook {
  title: string
  background: string
  front: 'black' | 'white'
  isLoading: boolean
  hasHome: boolean
  /** Milliseconds in which colours change. */
  durationMs: number
  timing: string
}

export interface NavigationBar {
  readonly element: HTMLElement
  readonly isCustom: boolean
  readonly look: Readonly<BarLook>
  set(look: Partial<BarLook>): void
}

export interface NavigationBarOptions {
  document: Document
  isCustom: boolean
  /** It lies over its page, which is seen through it. */
  isClear: boolean
  canGoBack: boolean
  canGoHome: boolean
  texts(): Record<string, string>
  back(): void
  home(): void
  titleTapped(): void
}

const chevron = 'M14.5 4.5 7 12l7.5 7.5'
const house = 'M4 11.5 12 4.5l8 7V20h-5.5v-5h-5v5H4z'

export function createNavigationBar(options: NavigationBarOptions): NavigationBar {
  const { document } = options
  const element = document.createElement('div')
  element.className = options.isClear ? 'mp-bar mp-bar-clear mp-bar-top' : 'mp-bar'
  element.hidden = options.isCustom && !options.isClear
  const row = document.createElement('div')
  row.className = 'mp-bar-row'
  const back = button(document, chevron, 'mp-bar-back', options.back)
  const home = button(document, house, 'mp-bar-home', options.home)
  const middle = document.createElement('div')
  middle.className = 'mp-bar-middle'
  const spinner = document.createElement('i')
  spinner.className = 'mp-bar-spinner'
  const title = document.createElement('span')
  title.className = 'mp-bar-title'
  title.setAttribute('role', 'heading')
  title.setAttribute('aria-level', '1')
  title.addEventListener('click', options.titleTapped)
  middle.append(spinner, title)
  row.append(back, home, middle)
  element.append(row)

  const look: BarLook = {
    title: '',
    background: '#000000',
    front: 'white',
    isLoading: false,
    hasHome: options.canGoHome,
    durationMs: 0,
    timing: 'linear',
  }

  return {
    element,
    isCustom: options.isCustom,
    look,
    set(change) {
      Object.assign(look, change)
      title.textContent = look.title
      element.style.transition = look.durationMs > 0 ? `background-color ${look.durationMs}ms ${look.timing}` : ''
      element.style.backgroundColor = look.background
      element.style.color = look.front === 'white' ? '#fff' : '#000'
      spinner.hidden = !look.isLoading
      back.hidden = !options.canGoBack
      home.hidden = !look.hasHome
      back.setAttribute('aria-label', options.texts().back ?? '')
      home.setAttribute('aria-label', options.texts().home ?? '')
    },
  }
}

const svgSpace = 'http://www.w3.org/2000/svg'

function button(document: Document, path: string, className: string, tapped: () => void): HTMLElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = `mp-bar-button ${className}`
  const svg = document.createElementNS(svgSpace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(svgSpace, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  made.append(svg)
  made.addEventListener('click', tapped)
  return made
}
