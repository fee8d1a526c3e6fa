import type { ElementContext } from './element.ts'
import { BaseElement, safeColor, toPixels } from './lib/base.ts'

// Own drawings on a field of 24; a filled disc with the sign cut out, or the sign alone.
const disc = 'M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21z'
const drawings: Record<string, [path: string, color: string]> = {
  success: [`${disc}M10.4 16.6 5.7 12l1.3-1.3 3.4 3.3 6.9-6.9L18.6 8.4z`, 'var(--mp-green)'],
  success_no_circle: ['M9.2 18.8 2.6 12.2l1.6-1.6 5 5L19.8 5l1.6 1.6z', 'var(--mp-green)'],
  info: [`${disc}M10.9 10.2h2.2v7.6h-2.2zM12 5.8a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8z`, 'var(--mp-blue)'],
  warn: [`${disc}M10.9 6h2.2v7.4h-2.2zM12 15a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8z`, 'var(--mp-red)'],
  waiting: [`${disc}M11 6h1.8v6l4 3.4-1.2 1.4L11 12.9z`, 'var(--mp-blue)'],
  cancel: [
    'M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21zm0 1.4a9.1 9.1 0 1 1 0 18.2 9.1 9.1 0 0 1 0-18.2zM8.7 7.7 12 11l3.3-3.3 1 1L13 12l3.3 3.3-1 1L12 13l-3.3 3.3-1-1L11 12 7.7 8.7z',
    'var(--mp-red)',
  ],
  download: [`${disc}M11 6h2v6.2l2.7-2.7 1.3 1.3-5 5-5-5 1.3-1.3 2.7 2.7zM7 16.8h10v1.6H7z`, 'var(--mp-green)'],
  search: [
    'M10.5 3a7.5 7.5 0 0 1 6 12l4.7 4.7-1.5 1.5-4.7-4.7A7.5 7.5 0 1 1 10.5 3zm0 1.9a5.6 5.6 0 1 0 0 11.2 5.6 5.6 0 0 0 0-11.2z',
    'var(--mp-grey)',
  ],
  clear: [
    `${disc}M8.3 7 12 10.7 15.7 7 17 8.3 13.3 12l3.7 3.7-1.3 1.3-3.7-3.7L8.3 17 7 15.7l3.7-3.7L7 8.3z`,
    'var(--mp-grey)',
  ],
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** One of WeChat's icons as SVG, or null for a type that does not exist. */
export function drawIcon(document: Document, type: string, sizePx: number, color: string | null): SVGElement | null {
  const drawing = Object.hasOwn(drawings, type) ? drawings[type] : undefined
  if (!drawing) return null
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('width', String(sizePx))
  svg.setAttribute('height', String(sizePx))
  svg.setAttribute('aria-hidden', 'true')
  svg.style.fill = color ?? drawing[1]
  const path = document.createElementNS(svgNamespace, 'path')
  path.setAttribute('d', drawing[0])
  path.setAttribute('fill-rule', 'evenodd')
  svg.append(path)
  return svg
}

class IconElement extends BaseElement {
  private readonly inner = this.make('i')

  constructor(context: ElementContext) {
    super(context)
    this.host.append(this.inner)
  }

  protected override changed(): void {
    const size = toPixels(this.raw('size'), this.context.page.widthPx, 23)
    const drawn = drawIcon(this.context.document, this.text('type'), size, safeColor(this.raw('color')))
    this.inner.replaceChildren(...(drawn ? [drawn] : []))
  }
}

export const icon = (context: ElementContext) => new IconElement(context)
