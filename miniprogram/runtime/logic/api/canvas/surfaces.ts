// Canvases of the page as the Worker holds them: each surface is taken from the frame once.
import type { ApiContext } from '../define.ts'
import { CallFailure } from '../wrap.ts'
import { equip } from './canvasNode.ts'

export interface Surface {
  node: number
  canvas: OffscreenCanvas
  /** CSS pixels, as they were last told. */
  width: number
  height: number
  pixelRatio: number
  /** Of the old interface: drawn in CSS pixels, by actions. */
  isOld: boolean
}

export type Surfaces = ReturnType<typeof makeSurfaces>

/** A page of charts has fewer; with more it is looked whether all are still there. */
const keptUnasked = 32

/** @param gone is told of canvases that went away with their pages, so that nothing more is kept of them */
export function makeSurfaces(context: ApiContext, gone: (node: number) => void) {
  const taken = new Map<number, Promise<Surface>>()
  let askAbove = keptUnasked

  async function take(node: number): Promise<Surface> {
    const answer = readTaken(await context.invokeNode(node, 'takeCanvas', {}))
    if (answer?.canvas == null) throw new CallFailure('canvas is not available')
    const { canvas, width, height, pixelRatio, type } = answer
    const isOld = type === null
    if (isOld) {
      canvas.width = Math.max(1, Math.round(width * pixelRatio))
      canvas.height = Math.max(1, Math.round(height * pixelRatio))
      canvas.getContext('2d')?.scale(pixelRatio, pixelRatio)
    }
    return { node, canvas: equip(context, canvas, canvas), width, height, pixelRatio, isOld }
  }

  /** Pages come and go: what is kept of canvases that the frame does not know any more is let go. */
  function forgetGone(): void {
    for (const node of taken.keys()) {
      context.invokeNode(node, 'size', {}).catch(() => {
        taken.delete(node)
        gone(node)
        askAbove = Math.max(keptUnasked, taken.size * 2)
      })
    }
    askAbove = taken.size * 2
  }

  /** Once for each node. */
  function of(node: number): Promise<Surface> {
    const known = taken.get(node)
    if (known) return known
    if (taken.size >= askAbove) forgetGone()
    const surface = take(node)
    taken.set(node, surface)
    surface.catch(() => taken.delete(node))
    return surface
  }

  /** Where the layout has changed since, an old canvas gets the size it is shown in. */
  async function measured(node: number): Promise<Surface> {
    const surface = await of(node)
    if (!surface.isOld) return surface
    const size = readSize(await context.invokeNode(node, 'size', {}))
    if (size && size.width > 0 && (size.width !== surface.width || size.height !== surface.height)) {
      const { canvas } = surface
      surface.width = size.width
      surface.height = size.height
      surface.pixelRatio = size.pixelRatio
      canvas.width = Math.max(1, Math.round(size.width * surface.pixelRatio))
      canvas.height = Math.max(1, Math.round(size.height * surface.pixelRatio))
      canvas.getContext('2d')?.scale(surface.pixelRatio, surface.pixelRatio)
    }
    return surface
  }

  function nodeOf(canvasId: string, component: unknown): number {
    const node = context.findNode(canvasId, 'canvas', component)
    if (node === null) throw new CallFailure('canvas is empty')
    return node
  }

  return { of, measured, nodeOf }
}

interface Taken {
  canvas: OffscreenCanvas | null
  width: number
  height: number
  pixelRatio: number
  type: string | null
}

function readTaken(value: unknown): Taken | null {
  const size = readSize(value)
  if (size === null || typeof value !== 'object' || value === null) return null
  const canvas: unknown = Reflect.get(value, 'canvas')
  const type: unknown = Reflect.get(value, 'type')
  return {
    ...size,
    canvas: canvas instanceof OffscreenCanvas ? canvas : null,
    type: typeof type === 'string' ? type : null,
  }
}

function readSize(value: unknown): { width: number; height: number; pixelRatio: number } | null {
  if (typeof value !== 'object' || value === null) return null
  const width: unknown = Reflect.get(value, 'width')
  const height: unknown = Reflect.get(value, 'height')
  const pixelRatio: unknown = Reflect.get(value, 'pixelRatio')
  if (typeof width !== 'number' || typeof height !== 'number' || typeof pixelRatio !== 'number') return null
  return { width, height, pixelRatio }
}
