// Small makers of DOM that players share.

export function makePart(document: Document, className: string, tag = 'div'): HTMLElement {
  const part = document.createElement(tag)
  part.className = className
  return part
}

const namespace = 'http://www.w3.org/2000/svg'

/** A drawing of 24 × 24 in the colour of the text around it. */
export function makeIcon(document: Document, path: string): SVGElement {
  const drawing = document.createElementNS(namespace, 'svg')
  drawing.setAttribute('viewBox', '0 0 24 24')
  drawing.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(namespace, 'path')
  line.setAttribute('d', path)
  line.setAttribute('fill', 'currentColor')
  drawing.append(line)
  return drawing
}

export const icons = {
  play: 'M7 4.5v15l12.5-7.5z',
  pause: 'M6.5 4.5h3.6v15H6.5zM13.9 4.5h3.6v15h-3.6z',
  sound: 'M4 9v6h4l5 4.5v-15L8 9zm11.5-.9v7.8a4.4 4.4 0 0 0 0-7.8z',
  silent:
    'M4 9v6h4l5 4.5v-15L8 9zm16.7.7-1.4-1.4-1.8 1.9-1.9-1.9-1.4 1.4 1.9 1.9-1.9 1.8 1.4 1.4 1.9-1.8 1.8 1.8 1.4-1.4-1.8-1.8z',
  wide: 'M4 4h6v2H6v4H4zm10 0h6v6h-2V6h-4zM4 14h2v4h4v2H4zm14 0h2v6h-6v-2h4z',
  narrow: 'M8 4h2v6H4V8h4zm6 0h2v4h4v2h-6zM4 14h6v6H8v-4H4zm10 0h6v2h-4v4h-2z',
  comments: 'M4 5h16v11H9l-5 4zm3 3v2h10V8zm0 3.5v2h7v-2z',
} as const

export function makeButton(document: Document, className: string, icon: string, label: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.append(makeIcon(document, icon))
  button.setAttribute('aria-label', label)
  return button
}

export function turnButton(button: HTMLButtonElement, icon: string, label: string): void {
  button.replaceChildren(makeIcon(button.ownerDocument, icon))
  button.setAttribute('aria-label', label)
}

/** '1:02:03' or '02:03'. */
export function timeText(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
