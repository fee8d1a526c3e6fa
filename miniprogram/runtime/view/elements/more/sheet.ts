// A sheet that comes up over the page, held by its own keys and focus while it is open.
import type { PageSurface } from '../element.ts'

export interface SheetOptions {
  document: Document
  page: PageSurface
  body: HTMLElement
  title: string
  label: string
  cancelText: string
  doneText: string
  done(): void
  cancel(): void
  focusBack: HTMLElement
}

export interface Sheet {
  close(): void
}

const leaveMs = 260

export function openSheet(options: SheetOptions): Sheet {
  const { document } = options
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string) => {
    const element = document.createElement(tag)
    element.className = className
    return element
  }
  const layer = make('div', 'mp-layer')
  const shade = make('div', 'mp-shade')
  const sheet = make('div', 'mp-sheet')
  const head = make('div', 'mp-sheet-head')
  const title = make('div', 'mp-sheet-title')
  const cancel = make('button', '')
  const done = make('button', '')
  title.textContent = options.title
  cancel.type = done.type = 'button'
  cancel.textContent = options.cancelText
  done.textContent = options.doneText
  head.append(cancel, title, done)
  sheet.append(head, options.body)
  sheet.setAttribute('role', 'dialog')
  sheet.setAttribute('aria-modal', 'true')
  sheet.setAttribute('aria-label', options.label)
  layer.append(shade, sheet)
  options.page.overlay.append(layer)

  // Taps on the sheet are none on the page below.
  layer.addEventListener('click', (event) => event.stopPropagation())
  shade.addEventListener('click', options.cancel)
  cancel.addEventListener('click', options.cancel)
  done.addEventListener('click', options.done)
  layer.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      event.preventDefault()
      options.cancel()
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) options.done()
    else if (event.key === 'Tab') {
      const stops = [...sheet.querySelectorAll<HTMLElement>('button,[tabindex="0"]')]
      const at = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1
      const next = stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length]
      event.preventDefault()
      next?.focus()
    }
  })
  const giveBack = options.page.onBack(options.cancel)
  // The browser must have seen it below the edge, or it would not slide.
  sheet.getBoundingClientRect()
  layer.classList.add('mp-shown')
  done.focus({ preventScroll: true })

  let closed = false
  return {
    close() {
      if (closed) return
      closed = true
      giveBack()
      layer.classList.remove('mp-shown')
      layer.style.pointerEvents = 'none'
      if (options.focusBack.isConnected) options.focusBack.focus({ preventScroll: true })
      setTimeout(() => layer.remove(), leaveMs)
    },
  }
}
