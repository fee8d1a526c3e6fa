// Pictures to be drawn: from the bundle, a temporary file, or the web through the host.
import type { ApiContext } from '../define.ts'
import { readPath } from '../files/paths.ts'
import { filesOf } from '../files/shared.ts'
import { safely } from '../wrap.ts'

export async function loadBitmap(context: ApiContext, source: string): Promise<ImageBitmap> {
  const blob = await loadBlob(context, source)
  try {
    return await createImageBitmap(blob)
  } catch {
    const drawn = await context.callHost('media.bitmap', { source })
    if (!(drawn instanceof ImageBitmap)) throw new Error('load fail')
    return drawn
  }
}

async function loadBlob(context: ApiContext, source: string): Promise<Blob> {
  if (source.startsWith('wxfile:') || /^http:\/\/(usr|tmp|store)[/_]/.test(source)) {
    const at = readPath(source, 'open')
    const table = filesOf(context)
    if (table.has(at.path)) return table.blob(at.path, 'open')
  }
  const loaded = await context.callHost('files.load', { source, kind: 'image' })
  if (!(loaded instanceof Blob)) throw new Error('load fail')
  return loaded
}

/**
 * What `canvas.createImage()` gives. It is a surface itself, so that every drawing call of the browser takes it as it
 * is: empty until its `src` was loaded.
 */
export function imageClass(context: ApiContext) {
  return class CanvasImage extends OffscreenCanvas {
    onload: unknown = null
    onerror: unknown = null
    complete = false
    referrerPolicy = ''
    #source = ''

    constructor() {
      super(1, 1)
    }

    get src(): string {
      return this.#source
    }

    set src(value: unknown) {
      const source = String(value)
      this.#source = source
      this.complete = false
      loadBitmap(context, source).then(
        (bitmap) => {
          if (this.#source !== source) return
          this.width = bitmap.width
          this.height = bitmap.height
          this.getContext('2d')?.drawImage(bitmap, 0, 0)
          bitmap.close()
          this.complete = true
          safely(this.onload, { type: 'load', target: this })
        },
        (reason: unknown) => {
          if (this.#source === source) {
            safely(this.onerror, { type: 'error', target: this, errMsg: `load image fail ${describe(reason)}` })
          }
        },
      )
    }

    get naturalWidth(): number {
      return this.width
    }

    get naturalHeight(): number {
      return this.height
    }
  }
}

const describe = (reason: unknown): string =>
  typeof reason === 'object' && reason !== null && 'errMsg' in reason ? String(reason.errMsg) : String(reason)
