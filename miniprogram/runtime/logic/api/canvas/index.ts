// Canvas calls: the old interface by its id, `canvasToTempFilePath` and its neighbours, and what selector queries give.
import { nodeMakers } from '../../nodeMakers.ts'
import type { ApiContext, ApiFamily } from '../define.ts'
import { filesOf, temporaryPath } from '../files/shared.ts'
import { type Args, CallFailure, isRecord, numberOf, safely, stringOf } from '../wrap.ts'
import { type Action, makeOldContext, picturesOf, setBase } from './actions.ts'
import { equip, sidePxMax } from './canvasNode.ts'
import { loadBitmap } from './pictures.ts'
import { makeSurfaces, type Surface } from './surfaces.ts'

export function canvasFamily(context: ApiContext): ApiFamily {
  const surfaces = makeSurfaces(context, (node) => {
    turns.delete(node)
    lastDrawn.delete(node)
  })
  /** Drawings of one canvas come one after the other, though pictures of the first may still be loading. */
  const turns = new Map<number, Promise<unknown>>()

  function inTurn<Result>(node: number, work: () => Promise<Result>): Promise<Result> {
    const before = turns.get(node) ?? Promise.resolve()
    const mine = before.then(work, work)
    turns.set(
      node,
      mine.catch(() => {}),
    )
    return mine
  }

  nodeMakers.set('canvas', {
    node: async (node) => (await surfaces.of(node)).canvas,
    context: async (node) => oldContext('', () => node),
  })

  function oldContext(canvasId: string, find: () => number) {
    return makeOldContext({
      canvasId,
      measure,
      draw: (actions, sources, reserve, callback) => {
        let node: number
        try {
          node = find()
        } catch {
          // The canvas may come with data that was set in this same turn.
          setTimeout(() => later(find, actions, sources, reserve, callback))
          return
        }
        void inTurn(node, () => replay(node, actions, sources, reserve)).then(
          () => safely(callback, { errMsg: 'drawCanvas:ok' }),
          () => safely(callback, { errMsg: 'drawCanvas:fail canvas is empty' }),
        )
      },
    })
  }

  function later(find: () => number, actions: Action[], sources: string[], reserve: boolean, callback: unknown): void {
    try {
      const node = find()
      void inTurn(node, () => replay(node, actions, sources, reserve)).then(
        () => safely(callback, { errMsg: 'drawCanvas:ok' }),
        () => safely(callback, { errMsg: 'drawCanvas:fail canvas is empty' }),
      )
    } catch {
      safely(callback, { errMsg: 'drawCanvas:fail canvas is empty' })
    }
  }

  async function replay(node: number, actions: Action[], sources: string[], reserve: boolean): Promise<void> {
    const pictures = new Map<string, ImageBitmap>()
    const [surface] = await Promise.all([
      surfaces.measured(node),
      ...[...new Set(sources)].map(async (source) => {
        const picture = await loadBitmap(context, source).catch(() => null)
        if (picture) pictures.set(source, picture)
      }),
    ])
    const drawing = surface.canvas.getContext('2d')
    if (!drawing) throw new CallFailure('canvas is empty')
    const scale = surface.isOld ? surface.pixelRatio : 1
    setBase(drawing, scale)
    drawing.reset()
    if (reserve) {
      // `reset` cleared what was kept; so it is put back from what was drawn last.
      const kept = lastDrawn.get(node)
      if (kept) drawing.drawImage(kept, 0, 0)
    }
    drawing.scale(scale, scale)
    for (const action of actions) action(drawing, pictures)
    for (const picture of pictures.values()) picture.close()
    keepDrawn(node, surface)
  }

  const lastDrawn = new Map<number, OffscreenCanvas>()
  function keepDrawn(node: number, { canvas }: Surface): void {
    const kept = lastDrawn.get(node) ?? new OffscreenCanvas(canvas.width, canvas.height)
    kept.width = canvas.width
    kept.height = canvas.height
    kept.getContext('2d')?.drawImage(canvas, 0, 0)
    lastDrawn.set(node, kept)
  }

  let measurer: OffscreenCanvasRenderingContext2D | null = null
  function measure(text: string, font: string) {
    measurer ??= new OffscreenCanvas(1, 1).getContext('2d')
    if (!measurer) return { width: 0 }
    measurer.font = font
    return { width: measurer.measureText(text).width }
  }

  /** What a call means: a canvas that is handed over, or the one of an id. */
  async function surfaceOf(args: Args, component: unknown): Promise<Surface> {
    if (args.canvas instanceof OffscreenCanvas) {
      const { canvas } = args
      return { node: 0, canvas, width: canvas.width, height: canvas.height, pixelRatio: 1, isOld: false }
    }
    const id = stringOf(args.canvasId)
    const node = surfaces.nodeOf(id, component)
    return inTurn(node, () => surfaces.of(node))
  }

  async function toTempFilePath(args: Args, component: unknown) {
    const surface = await surfaceOf(args, component)
    const { canvas } = surface
    const scale = surface.isOld ? surface.pixelRatio : 1
    const [wholeWidth, wholeHeight] = [canvas.width / scale, canvas.height / scale]
    const x = numberOf(args.x, 0)
    const y = numberOf(args.y, 0)
    const width = numberOf(args.width, wholeWidth - x)
    const height = numberOf(args.height, wholeHeight - y)
    const destWidth = Math.round(numberOf(args.destWidth, width * (surface.isOld ? scale : 1)))
    const destHeight = Math.round(numberOf(args.destHeight, height * (surface.isOld ? scale : 1)))
    if (destWidth < 1 || destHeight < 1 || destWidth > sidePxMax || destHeight > sidePxMax) {
      throw new CallFailure('invalid size')
    }
    const out = new OffscreenCanvas(destWidth, destHeight)
    const drawing = out.getContext('2d')
    if (!drawing) throw new CallFailure('create bitmap failed')
    const isJpeg = args.fileType === 'jpg'
    if (isJpeg) {
      drawing.fillStyle = '#fff'
      drawing.fillRect(0, 0, destWidth, destHeight)
    }
    drawing.drawImage(canvas, x * scale, y * scale, width * scale, height * scale, 0, 0, destWidth, destHeight)
    const quality = numberOf(args.quality, 1)
    const blob = await out.convertToBlob({
      type: isJpeg ? 'image/jpeg' : 'image/png',
      quality: quality > 0 && quality <= 1 ? quality : 1,
    })
    const path = temporaryPath(context, isJpeg ? 'jpg' : 'png')
    filesOf(context).putTemporary(path, blob)
    return { tempFilePath: path }
  }

  async function getImageData(args: Args, component: unknown) {
    const surface = await surfaceOf(args, component)
    const scale = surface.isOld ? surface.pixelRatio : 1
    const [width, height] = [Math.round(numberOf(args.width, 0)), Math.round(numberOf(args.height, 0))]
    if (width === 0 || height === 0) throw new CallFailure('width or height is 0')
    const [w, h] = [Math.abs(width), Math.abs(height)]
    if (w > sidePxMax || h > sidePxMax) throw new CallFailure('invalid size')
    const drawing = new OffscreenCanvas(w, h).getContext('2d')
    if (!drawing) throw new CallFailure('create bitmap failed')
    const x = numberOf(args.x, 0) + Math.min(0, width)
    const y = numberOf(args.y, 0) + Math.min(0, height)
    drawing.drawImage(surface.canvas, x * scale, y * scale, w * scale, h * scale, 0, 0, w, h)
    return { width: w, height: h, data: drawing.getImageData(0, 0, w, h).data }
  }

  async function putImageData(args: Args, component: unknown) {
    const [width, height] = [Math.round(numberOf(args.width, 0)), Math.round(numberOf(args.height, 0))]
    if (!(args.data instanceof Uint8ClampedArray) || args.data.length < width * height * 4 || width < 1) {
      throw new CallFailure('invalid data')
    }
    const surface = await surfaceOf(args, component)
    const scale = surface.isOld ? surface.pixelRatio : 1
    const from = new OffscreenCanvas(width, height)
    const pixels = new ImageData(Uint8ClampedArray.from(args.data.subarray(0, width * height * 4)), width, height)
    from.getContext('2d')?.putImageData(pixels, 0, 0)
    const drawing = surface.canvas.getContext('2d')
    const [x, y] = [numberOf(args.x, 0) * scale, numberOf(args.y, 0) * scale]
    drawing?.save()
    drawing?.resetTransform()
    // Pixels are put in place of what is there, not over it.
    drawing?.clearRect(x, y, width * scale, height * scale)
    drawing?.drawImage(from, x, y, width * scale, height * scale)
    drawing?.restore()
    if (surface.isOld) keepDrawn(surface.node, surface)
    return {}
  }

  /** Draws what `getActions` gave; actions are functions, so what a program wrote itself is none. */
  async function drawActions(args: Args, component: unknown) {
    const given = Array.isArray(args.actions) ? args.actions : []
    const actions = given.filter((action): action is Action => typeof action === 'function')
    const node = surfaces.nodeOf(stringOf(args.canvasId), component)
    await inTurn(node, () => replay(node, actions, picturesOf.get(given) ?? [], args.reserve === true))
    return {}
  }

  return {
    asynchronous: {
      drawCanvas: drawActions,
      canvasToTempFilePath: toTempFilePath,
      canvasGetImageData: getImageData,
      canvasPutImageData: putImageData,
    },
    direct: {
      createCanvasContext: (canvasId: unknown, component?: unknown) =>
        oldContext(stringOf(canvasId), () => surfaces.nodeOf(stringOf(canvasId), component)),
      createContext: () => oldContext('', () => surfaces.nodeOf('', undefined)),
      createOffscreenCanvas: (first: unknown, second?: unknown) => {
        const args = isRecord(first) ? first : { width: first, height: second }
        const side = (value: unknown) => Math.min(sidePxMax, Math.max(1, Math.round(numberOf(value, 300))))
        const canvas = new OffscreenCanvas(side(args.width), side(args.height ?? 150))
        return equip(context, canvas, canvas)
      },
    },
  }
}
