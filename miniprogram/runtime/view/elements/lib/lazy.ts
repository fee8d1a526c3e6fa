// Elements that few pages use stand in a chunk of their own. Until it is there, what the program says is kept.
import { registered } from '../../chunks.ts'
import type { ElementContext, ElementController, ElementFactory } from '../element.ts'

/** A factory that takes its element from the chunk, by its tag; where that is not there yet, it is loaded. */
export function fromChunk(chunk: string): ElementFactory {
  return (context) => factoryOf(registered(chunk), context.tag)?.(context) ?? new LateElement(context, chunk)
}

function factoryOf(loaded: unknown, tag: string): ElementFactory | undefined {
  if (typeof loaded !== 'object' || loaded === null || !('elements' in loaded)) return undefined
  const { elements } = loaded
  if (typeof elements !== 'object' || elements === null) return undefined
  const factory: unknown = Object.entries(elements).find(([name]) => name === tag)?.[1]
  // The chunk is ours and holds factories alone; its type was lost on the way through the loader.
  return typeof factory === 'function' ? (factory as ElementFactory) : undefined
}

/** Taps that were kept by an element of a chunk: those around it leave them alone, as they would what acts by itself. */
const kept = new WeakSet<Event>()
const tapsMax = 10

class LateElement implements ElementController {
  readonly tag: string
  private readonly context: ElementContext
  private readonly pending = new Map<string, unknown>()
  private standing = false
  private gone = false
  private real: ElementController | null = null
  private readonly arrived: Promise<void>
  private readonly taps: MouseEvent[] = []
  private readonly keepTap = (event: MouseEvent) => {
    const acts = event.target instanceof Element ? event.target.closest('wx-button,wx-navigator') : null
    if (kept.has(event) || acts !== null || this.taps.length >= tapsMax) return
    kept.add(event)
    this.taps.push(event)
  }

  constructor(context: ElementContext, chunk: string) {
    this.tag = context.tag
    this.context = context
    context.host.addEventListener('click', this.keepTap)
    this.arrived = context.loadChunk(chunk).then(
      (loaded) => this.replace(loaded),
      () => {
        // Without its chunk the element stays an empty box: its children are seen, and the rest of the page works.
      },
    )
  }

  get content(): HTMLElement {
    return this.real?.content ?? this.context.host
  }

  get field(): NonNullable<ElementController['field']> {
    return {
      name: () => this.real?.field?.name() ?? '',
      value: () => this.real?.field?.value(),
      reset: () => this.real?.field?.reset(),
    }
  }

  set(name: string, value: unknown): void {
    if (this.real) this.real.set(name, value)
    else this.pending.set(name, value)
  }

  childrenChanged(): void {
    this.real?.childrenChanged?.()
  }

  attached(): void {
    this.standing = true
    this.real?.attached?.()
  }

  detached(): void {
    this.gone = true
    this.taps.length = 0
    this.real?.detached?.()
  }

  invoke(method: string, args: unknown): unknown {
    // A program that plays a video as soon as its page is ready is ahead of the chunk.
    if (!this.real) return this.arrived.then(() => this.invokeReal(method, args))
    return this.invokeReal(method, args)
  }

  private invokeReal(method: string, args: unknown): unknown {
    if (!this.real?.invoke) throw new Error(`${this.tag} has no method ${method}`)
    return this.real.invoke(method, args)
  }

  activate(): void {
    if (this.real) this.real.activate?.()
    else void this.arrived.then(() => this.real?.activate?.())
  }

  private replace(loaded: unknown): void {
    const factory = this.gone ? undefined : factoryOf(loaded, this.tag)
    if (factory === undefined) return
    const children = [...this.context.host.childNodes]
    const real = factory(this.context)
    this.real = real
    for (const [name, value] of this.pending) real.set(name, value)
    this.pending.clear()
    if (real.content !== this.context.host) real.content.append(...children)
    if (children.length > 0) real.childrenChanged?.()
    if (this.standing) real.attached?.()
    this.context.host.removeEventListener('click', this.keepTap)
    for (const tap of this.taps.splice(0)) this.deliver(real, tap)
  }

  /** The program has heard of the tap already; only the element itself has not. */
  private deliver(real: ElementController, { clientX, clientY }: MouseEvent): void {
    if (real.activate) real.activate()
    else this.context.host.dispatchEvent(new MouseEvent('click', { clientX, clientY, cancelable: true }))
  }
}
