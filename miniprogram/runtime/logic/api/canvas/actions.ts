// The old interface: `wx.createCanvasContext` writes down what is to be drawn, `draw` does it, in CSS pixels.
import { stringOf } from '../wrap.ts'

type Drawing = OffscreenCanvasRenderingContext2D
/** One step of a drawing; pictures were loaded before. */
export type Action = (drawing: Drawing, pictures: ReadonlyMap<string, ImageBitmap>) => void

const numberAt = (values: unknown[], at: number): number => {
  const value = Number(values[at])
  return Number.isFinite(value) ? value : 0
}

/** Calls that are the browser's own, with as many numbers as they take at most. */
const numeric = {
  rotate: 1,
  translate: 2,
  moveTo: 2,
  lineTo: 2,
  rect: 4,
  fillRect: 4,
  strokeRect: 4,
  clearRect: 4,
  quadraticCurveTo: 4,
  bezierCurveTo: 6,
  transform: 6,
  arcTo: 5,
} as const

const plain = ['save', 'beginPath', 'closePath', 'stroke', 'clip'] as const

export interface GradientStop {
  at: number
  color: string
}

/** Kept until it is drawn, since it is made of a drawing. */
export class CanvasGradientPlan {
  readonly stops: GradientStop[] = []
  readonly #make: (drawing: Drawing) => CanvasGradient

  constructor(make: (drawing: Drawing) => CanvasGradient) {
    this.#make = make
  }

  addColorStop(at: number, color: string): void {
    this.stops.push({ at, color })
  }

  style(drawing: Drawing): CanvasGradient {
    const gradient = this.#make(drawing)
    for (const { at, color } of this.stops) {
      try {
        gradient.addColorStop(Math.min(1, Math.max(0, at)), color)
      } catch {
        // A colour that is none leaves its stop away, as in WeChat.
      }
    }
    return gradient
  }
}

class PatternPlan {
  readonly source: string
  readonly repetition: string

  constructor(source: string, repetition: string) {
    this.source = source
    this.repetition = repetition
  }
}

type Style = string | CanvasGradientPlan | PatternPlan

export interface OldContextParts {
  canvasId: string
  /** Takes what was written down since the last time. */
  draw(actions: Action[], sources: string[], reserve: boolean, callback: unknown): void
  measure(text: string, font: string): { width: number }
}

/** What actions that `getActions` gave away draw of pictures. */
export const picturesOf = new WeakMap<object, string[]>()

export type OldContext = Record<string, unknown>

export function makeOldContext({ canvasId, draw, measure }: OldContextParts): OldContext {
  let actions: Action[] = []
  let sources: string[] = []
  let font = '10px sans-serif'
  const fontStack: string[] = []

  const add = (action: Action) => {
    actions.push(action)
  }

  function styled(
    value: unknown,
    apply: (drawing: Drawing, style: string | CanvasGradient | CanvasPattern) => void,
  ): void {
    const style: Style = value instanceof CanvasGradientPlan || value instanceof PatternPlan ? value : stringOf(value)
    if (style instanceof PatternPlan) sources.push(style.source)
    add((drawing, pictures) => {
      if (style instanceof CanvasGradientPlan) return apply(drawing, style.style(drawing))
      if (!(style instanceof PatternPlan)) return apply(drawing, style)
      const picture = pictures.get(style.source)
      const pattern = picture ? drawing.createPattern(picture, style.repetition) : null
      if (pattern) apply(drawing, pattern)
    })
  }

  function setFont(change: { size?: number; whole?: string }): void {
    font = change.whole ?? font.replace(/[\d.]+px/, `${change.size ?? 10}px`)
    const now = font
    add((drawing) => {
      drawing.font = now
    })
  }

  const setFill = (value: unknown) =>
    styled(value, (drawing, style) => {
      drawing.fillStyle = style
    })
  const setStroke = (value: unknown) =>
    styled(value, (drawing, style) => {
      drawing.strokeStyle = style
    })
  const setNumber = (
    name:
      | 'lineWidth'
      | 'miterLimit'
      | 'globalAlpha'
      | 'lineDashOffset'
      | 'shadowBlur'
      | 'shadowOffsetX'
      | 'shadowOffsetY',
    value: unknown,
  ) => {
    const number = Number(value)
    if (Number.isFinite(number)) {
      add((drawing) => {
        drawing[name] = number
      })
    }
  }
  const setWord = (
    name: 'lineCap' | 'lineJoin' | 'textAlign' | 'textBaseline' | 'globalCompositeOperation' | 'shadowColor',
    value: unknown,
  ) => {
    const word = name === 'textBaseline' && value === 'normal' ? 'alphabetic' : stringOf(value)
    add((drawing) => {
      // What is no word of the canvas is left out by the browser.
      Reflect.set(drawing, name, word)
    })
  }
  const setDash = (segments: unknown, offset: unknown) => {
    const list = Array.isArray(segments) ? segments.map(Number).filter(Number.isFinite) : []
    add((drawing) => drawing.setLineDash(list))
    if (offset !== undefined) setNumber('lineDashOffset', offset)
  }

  const context: OldContext = {
    canvasId,
    setFillStyle: setFill,
    setStrokeStyle: setStroke,
    setLineWidth: (value: unknown) => setNumber('lineWidth', value),
    setMiterLimit: (value: unknown) => setNumber('miterLimit', value),
    setGlobalAlpha: (value: unknown) => setNumber('globalAlpha', value),
    setLineCap: (value: unknown) => setWord('lineCap', value),
    setLineJoin: (value: unknown) => setWord('lineJoin', value),
    setTextAlign: (value: unknown) => setWord('textAlign', value),
    setTextBaseline: (value: unknown) => setWord('textBaseline', value),
    setGlobalCompositeOperation: (value: unknown) => setWord('globalCompositeOperation', value),
    setFontSize: (size: unknown) => setFont({ size: Number(size) || 10 }),
    setLineDash: setDash,
    setShadow: (offsetX: unknown, offsetY: unknown, blur: unknown, color: unknown) => {
      setNumber('shadowOffsetX', offsetX)
      setNumber('shadowOffsetY', offsetY)
      setNumber('shadowBlur', blur)
      setWord('shadowColor', color)
    },
    arc: (...given: unknown[]) => {
      const [x, y, radius, from, to] = [0, 1, 2, 3, 4].map((at) => numberAt(given, at))
      const isBackwards = !!given[5]
      add((drawing) => drawing.arc(x ?? 0, y ?? 0, Math.max(0, radius ?? 0), from ?? 0, to ?? 0, isBackwards))
    },
    scale: (x: unknown, y: unknown) => {
      const wide = Number(x)
      const high = y === undefined ? wide : Number(y)
      add((drawing) => drawing.scale(wide, high))
    },
    setTransform: (...given: unknown[]) => {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = [0, 1, 2, 3, 4, 5].map((at) => numberAt(given, at))
      // Within the scale of the screen, which stands below the first `save`.
      add((drawing) => {
        const base = baseOf(drawing)
        drawing.setTransform(base * a, base * b, base * c, base * d, base * e, base * f)
      })
    },
    fill: (rule?: unknown) => add((drawing) => drawing.fill(rule === 'evenodd' ? 'evenodd' : 'nonzero')),
    restore: () => {
      font = fontStack.pop() ?? font
      add((drawing) => drawing.restore())
    },
    fillText: (text: unknown, x: unknown, y: unknown, maxWidth?: unknown) =>
      writeText('fillText', text, x, y, maxWidth),
    strokeText: (text: unknown, x: unknown, y: unknown, maxWidth?: unknown) =>
      writeText('strokeText', text, x, y, maxWidth),
    measureText: (text: unknown) => measure(stringOf(text), font),
    drawImage: (image: unknown, ...given: unknown[]) => {
      const source = stringOf(image)
      if (source === '') return
      sources.push(source)
      const n = given.map(Number)
      add((drawing, pictures) => {
        const picture = pictures.get(source)
        if (!picture) return
        if (n.length >= 8)
          drawing.drawImage(
            picture,
            n[0] ?? 0,
            n[1] ?? 0,
            n[2] ?? 0,
            n[3] ?? 0,
            n[4] ?? 0,
            n[5] ?? 0,
            n[6] ?? 0,
            n[7] ?? 0,
          )
        else if (n.length >= 4) drawing.drawImage(picture, n[0] ?? 0, n[1] ?? 0, n[2] ?? 0, n[3] ?? 0)
        else drawing.drawImage(picture, n[0] ?? 0, n[1] ?? 0)
      })
    },
    createLinearGradient: (x0: number, y0: number, x1: number, y1: number) =>
      new CanvasGradientPlan((drawing) => drawing.createLinearGradient(x0, y0, x1, y1)),
    createCircularGradient: (x: number, y: number, radius: number) =>
      new CanvasGradientPlan((drawing) => drawing.createRadialGradient(x, y, 0, x, y, radius)),
    createRadialGradient: (x0: number, y0: number, r0: number, x1: number, y1: number, r1: number) =>
      new CanvasGradientPlan((drawing) => drawing.createRadialGradient(x0, y0, r0, x1, y1, r1)),
    createPattern: (image: unknown, repetition: unknown) =>
      new PatternPlan(stringOf(image), stringOf(repetition) || 'repeat'),
    draw: (...given: unknown[]) => {
      const [first, second] = given
      const done = actions
      const needed = sources
      actions = []
      sources = []
      draw(done, needed, first === true, typeof first === 'function' ? first : second)
    },
    getActions: () => {
      const done = actions
      picturesOf.set(done, sources)
      actions = []
      sources = []
      return done
    },
    clearActions: () => {
      actions = []
      sources = []
    },
  }
  for (const name of plain) {
    context[name] = () => {
      if (name === 'save') fontStack.push(font)
      add((drawing) => drawing[name]())
    }
  }
  for (const [name, count] of Object.entries(numeric)) {
    context[name] = (...given: unknown[]) => {
      const numbers = Array.from({ length: count }, (_number, at) => numberAt(given, at))
      add((drawing) => {
        const method: unknown = Reflect.get(drawing, name)
        if (typeof method === 'function') Reflect.apply(method, drawing, numbers)
      })
    }
  }

  function writeText(kind: 'fillText' | 'strokeText', text: unknown, x: unknown, y: unknown, maxWidth: unknown): void {
    const words = stringOf(text)
    const [left, top] = [Number(x) || 0, Number(y) || 0]
    const width = Number(maxWidth)
    add((drawing) => {
      if (maxWidth === undefined || !Number.isFinite(width)) drawing[kind](words, left, top)
      else drawing[kind](words, left, top, width)
    })
  }

  // Later versions of the old interface take the browser's spelling as well.
  const setters: Record<string, (value: unknown) => void> = {
    fillStyle: setFill,
    strokeStyle: setStroke,
    lineWidth: (value) => setNumber('lineWidth', value),
    lineCap: (value) => setWord('lineCap', value),
    lineJoin: (value) => setWord('lineJoin', value),
    miterLimit: (value) => setNumber('miterLimit', value),
    globalAlpha: (value) => setNumber('globalAlpha', value),
    lineDashOffset: (value) => setNumber('lineDashOffset', value),
    shadowBlur: (value) => setNumber('shadowBlur', value),
    shadowOffsetX: (value) => setNumber('shadowOffsetX', value),
    shadowOffsetY: (value) => setNumber('shadowOffsetY', value),
    shadowColor: (value) => setWord('shadowColor', value),
    textAlign: (value) => setWord('textAlign', value),
    textBaseline: (value) => setWord('textBaseline', value),
    globalCompositeOperation: (value) => setWord('globalCompositeOperation', value),
    font: (value) => setFont({ whole: stringOf(value) }),
  }
  for (const [name, set] of Object.entries(setters)) {
    let last: unknown = name === 'font' ? font : undefined
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => (name === 'font' ? font : last),
      set: (value: unknown) => {
        last = value
        set(value)
      },
    })
  }
  return context
}

const bases = new WeakMap<Drawing, number>()
/** Pixels of the surface for one of CSS. */
export const setBase = (drawing: Drawing, scale: number): void => void bases.set(drawing, scale)
const baseOf = (drawing: Drawing): number => bases.get(drawing) ?? 1
