// What all elements share: properties by their camel-case names, read with the types and defaults of WeChat.
import type { ElementContext, ElementController } from '../element.ts'

export function camel(name: string): string {
  return name.includes('-') ? name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : name
}

export class BaseElement implements ElementController {
  readonly tag: string
  protected readonly context: ElementContext
  readonly host: HTMLElement
  private properties: Record<string, unknown> | null = null

  constructor(context: ElementContext) {
    this.tag = context.tag
    this.context = context
    this.host = context.host
  }

  get content(): HTMLElement {
    return this.host
  }

  set(name: string, value: unknown): void {
    const key = camel(name)
    this.properties ??= Object.create(null) as Record<string, unknown>
    this.properties[key] = value
    this.changed(key, value)
  }

  /** A property has been set; read it with the readers below. */
  protected changed(_name: string, _value: unknown): void {}

  protected raw(name: string): unknown {
    return this.properties?.[name]
  }

  /** As WeChat: every value but '', 0, null and undefined is true, 'false' too; left out is `fallback`. */
  protected flag(name: string, fallback = false): boolean {
    const value = this.raw(name)
    return value === undefined ? fallback : Boolean(value)
  }

  protected number(name: string, fallback: number): number {
    const value = this.raw(name)
    if (value === undefined || value === null || value === '') return fallback
    const number = typeof value === 'string' ? Number.parseFloat(value) : Number(value)
    return Number.isFinite(number) ? number : fallback
  }

  protected text(name: string, fallback = ''): string {
    const value = this.raw(name)
    return value === undefined || value === null ? fallback : String(value)
  }

  /** Pixels from 20, '20px' or '20rpx'. */
  protected pixels(name: string, fallback = 0): number {
    return toPixels(this.raw(name), this.context.page.widthPx, fallback)
  }

  /** A colour as CSS takes it, else null: nothing else of a declaration gets in. */
  protected color(name: string): string | null {
    return safeColor(this.raw(name))
  }

  protected make<K extends keyof HTMLElementTagNameMap>(tag: K, className?: string): HTMLElementTagNameMap[K] {
    const element = this.context.document.createElement(tag)
    if (className) element.className = className
    return element
  }

  /** Shows a property as an attribute, since programs select by it (`button[type=primary]`). */
  protected reflect(name: string, value: string | null): void {
    if (value === null) this.host.removeAttribute(name)
    else this.host.setAttribute(name, value)
  }
}

export function toPixels(value: unknown, pageWidthPx: number, fallback = 0): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : fallback
  if (typeof value !== 'string') return fallback
  const number = Number.parseFloat(value)
  if (!Number.isFinite(number)) return fallback
  return /rpx\s*$/.test(value) ? (number * pageWidthPx) / 750 : number
}

export function safeColor(value: unknown): string | null {
  return typeof value === 'string' && /^(#[\da-f]{3,8}|[a-z]+|(rgb|hsl)a?\([\d\s.,%/deg-]+\))$/i.test(value.trim())
    ? value.trim()
    : null
}

export function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value))
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl'
}

/** What a controller answers to a method it does not have. */
export function unknownMethod(tag: string, method: string): never {
  throw new Error(`${tag} has no method ${method}`)
}
