// Toasts, dialogs and sheets of programs, over all pages of the frame. What the app itself asks lies over the frame.

import type * as ChoosersChunk from '../choosers/index.ts'
import { say } from '../elements/lib/texts.ts'
import { safeColor } from '../page.ts'

export interface OverlayOptions {
  document: Document
  /** What lies below, and cannot be reached while something is to be answered. */
  below: HTMLElement
  resolvePicture(source: string): Promise<string>
  loadChunk(name: string): Promise<unknown>
}

type Args = Record<string, unknown>
type Answer = (args: Args) => unknown

/** A program that asks for more at once is refused: nobody could answer them. */
const dialogsMax = 5
const textMax = 4000
const symbols: Record<string, string> = {
  success: 'M8 21.5 16.5 30 33 12',
  error: 'M20 9v14M20 30v.1',
  loading: 'M20 5a15 15 0 1 1-14.4 10.8',
}
const copied: Record<string, string> = {
  en: 'Copied',
  zh: '内容已复制',
  ar: 'تم النسخ',
  ru: 'Скопировано',
  it: 'Copiato',
  de: 'Kopiert',
}

/** @returns answers to what the Worker asks of the frame, by name */
export function createOverlay({ document, below, resolvePicture, loadChunk }: OverlayOptions): Record<string, Answer> {
  const layer = document.createElement('div')
  layer.className = 'mp-overlay'
  document.body.append(layer)
  let toast: HTMLElement | null = null
  let isLoading = false
  let toastEnd: ReturnType<typeof setTimeout> | undefined
  let dialogs = 0

  function hideToast(): void {
    clearTimeout(toastEnd)
    toast?.remove()
    toast = null
    isLoading = false
  }

  function showToast(title: string, icon: string, isMasked: boolean, picture: string): void {
    hideToast()
    const box = make('div', 'mp-o-toast')
    box.setAttribute('role', 'status')
    if (picture !== '') {
      const image = document.createElement('img')
      image.alt = ''
      box.append(image)
      resolvePicture(picture).then(
        (address) => {
          image.src = address
        },
        () => image.remove(),
      )
    } else if (symbols[icon] === undefined) box.classList.add('mp-o-text')
    else box.append(symbol(symbols[icon], icon === 'loading'))
    box.append(make('p', '', title))
    toast = box
    if (isMasked) {
      toast = make('div', 'mp-o-mask')
      toast.append(box)
    }
    layer.append(toast)
  }

  /** Shows what is to be answered; the answer takes it away, and the focus goes back where it was. */
  function ask<Value>(place: string, build: (answer: (value: Value) => void) => HTMLElement, cancelled: Value) {
    if (dialogs >= dialogsMax) throw new Error('too many dialogs')
    dialogs += 1
    const before = document.activeElement
    below.inert = true
    return new Promise<Value>((resolve) => {
      const mask = make('div', `mp-o-mask mp-o-dim ${place}`)
      const answer = (value: Value): void => {
        if (!mask.isConnected) return
        mask.remove()
        dialogs -= 1
        below.inert = dialogs > 0
        if (before instanceof HTMLElement) before.focus({ preventScroll: true })
        resolve(value)
      }
      mask.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') answer(cancelled)
        if (event.key === 'Tab') keepFocus(mask, event)
      })
      mask.append(build(answer))
      layer.append(mask)
      if (place !== '') {
        mask.addEventListener('click', (event) => event.target === mask && answer(cancelled))
      }
      const first = mask.querySelector<HTMLElement>('textarea,[data-first]')
      first?.focus({ preventScroll: true })
    })
  }

  /** Choosers are a chunk of their own: most programs ask for none. */
  let choosers: Promise<Record<string, Answer>> | null = null
  function loadChoosers(): Promise<Record<string, Answer>> {
    choosers ??= loadChunk('choosers').then(
      (loaded) => {
        const { createChoosers } = loaded as typeof ChoosersChunk
        return createChoosers({ document, ask, loadChunk })
      },
      (error: unknown) => {
        choosers = null
        throw error
      },
    )
    return choosers
  }
  const choose =
    (name: keyof ReturnType<typeof ChoosersChunk.createChoosers>): Answer =>
    async (args) =>
      (await loadChoosers())[name]?.(args)

  function keepFocus(mask: HTMLElement, event: KeyboardEvent): void {
    const all = [...mask.querySelectorAll<HTMLElement>('textarea,input,button,[tabindex="0"]')].filter(
      (one) => one.tabIndex === 0 && one.checkVisibility({ visibilityProperty: true }),
    )
    const at = all.indexOf(document.activeElement as HTMLElement)
    event.preventDefault()
    all[(at + (event.shiftKey ? -1 : 1) + all.length) % all.length]?.focus()
  }

  const make = (tag: string, className: string, content = ''): HTMLElement => {
    const element = document.createElement(tag)
    element.className = className
    element.textContent = content.slice(0, textMax)
    return element
  }

  const button = (className: string, label: string, color: unknown, tapped: () => void): HTMLElement => {
    const element = make('button', className, label)
    const checked = safeColor(color)
    // Over the class, which is `!important` for the plain look.
    if (checked !== null && checked !== undefined) element.style.setProperty('color', checked, 'important')
    element.addEventListener('click', tapped)
    return element
  }

  function symbol(path: string, isTurning: boolean): SVGElement {
    const space = 'http://www.w3.org/2000/svg'
    const svg = document.createElementNS(space, 'svg')
    svg.setAttribute('viewBox', '0 0 40 40')
    svg.setAttribute('aria-hidden', 'true')
    if (isTurning) svg.setAttribute('class', 'mp-o-turn')
    const line = document.createElementNS(space, 'path')
    line.setAttribute('d', path)
    svg.append(line)
    return svg
  }

  return {
    showToast: ({ title, icon, image, durationMs, mask }) => {
      showToast(text(title), text(icon), mask === true, text(image))
      isLoading = icon === 'loading'
      toastEnd = setTimeout(hideToast, typeof durationMs === 'number' ? durationMs : 1500)
    },
    hideToast: ({ noConflict }) => {
      if (noConflict !== true || !isLoading) hideToast()
    },
    showLoading: ({ title, mask }) => {
      showToast(text(title), 'loading', mask === true, '')
      isLoading = true
    },
    hideLoading: ({ noConflict }) => {
      if (noConflict !== true || isLoading) hideToast()
    },
    showCopied: () => {
      showToast(copied[document.documentElement.lang.slice(0, 2)] ?? 'Copied', 'success', false, '')
      toastEnd = setTimeout(hideToast, 1500)
    },
    showModal: (args) =>
      ask(
        '',
        (answer: (value: { confirm: boolean; content: string }) => void) => {
          const dialog = make('div', 'mp-o-dialog')
          dialog.setAttribute('role', 'alertdialog')
          dialog.setAttribute('aria-modal', 'true')
          dialog.setAttribute('aria-label', text(args.title) || text(args.content))
          if (text(args.title) !== '') dialog.append(make('h2', 'mp-o-title', text(args.title)))
          const field = document.createElement('textarea')
          if (args.editable === true) {
            if (text(args.message) !== '') dialog.append(make('div', 'mp-o-content mp-o-message', text(args.message)))
            field.rows = 1
            field.placeholder = text(args.placeholderText)
            field.value = text(args.content)
            field.setAttribute('aria-label', text(args.placeholderText) || text(args.title))
            dialog.append(field)
          } else if (text(args.content) !== '') dialog.append(make('div', 'mp-o-content', text(args.content)))
          const row = make('div', 'mp-o-buttons')
          if (args.showCancel !== false) {
            const label = text(args.cancelText) || say(document, 'cancel')
            row.append(button('', label, args.cancelColor, () => answer({ confirm: false, content: '' })))
          }
          const confirm = text(args.confirmText) || say(document, 'ok')
          row.append(
            button('mp-o-confirm', confirm, args.confirmColor, () => answer({ confirm: true, content: field.value })),
          )
          row.lastElementChild?.setAttribute('data-first', '')
          dialog.append(row)
          return dialog
        },
        { confirm: false, content: '' },
      ),
    chooseDate: choose('chooseDate'),
    chooseOptions: choose('chooseOptions'),
    chooseRegion: choose('chooseRegion'),
    chooseLevel: choose('chooseLevel'),
    choosePlace: choose('choosePlace'),
    locatePlace: choose('locatePlace'),
    showActionSheet: ({ title, items, itemColor, redIndex, cancelText }) =>
      ask(
        'mp-o-bottom',
        (answer: (index: number) => void) => {
          const sheet = make('div', 'mp-o-sheet')
          sheet.setAttribute('role', 'dialog')
          sheet.setAttribute('aria-modal', 'true')
          if (text(title) !== '') sheet.append(make('p', '', text(title)))
          const labels = Array.isArray(items) ? items.map(text) : []
          for (const [index, label] of labels.entries()) {
            sheet.append(button(index === redIndex ? 'mp-o-red' : '', label, itemColor, () => answer(index)))
          }
          sheet.querySelector('button')?.setAttribute('data-first', '')
          sheet.append(button('mp-o-cancel', text(cancelText) || say(document, 'cancel'), undefined, () => answer(-1)))
          return sheet
        },
        -1,
      ),
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
