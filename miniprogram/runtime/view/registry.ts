import type { ElementFactory } from './elements/element.ts'
import { elements } from './elements/index.ts'
import { fromChunk } from './elements/lib/lazy.ts'
import { makeImage } from './elements/media/image.ts'

const players = fromChunk('media')

/** Every base component, by its tag. */
export const factories: ReadonlyMap<string, ElementFactory> = new Map(
  Object.entries({
    ...elements,
    'wx-audio': players,
    'wx-camera': players,
    'wx-canvas': fromChunk('basics'),
    'wx-image': makeImage,
    'wx-map': fromChunk('map'),
    'wx-video': players,
    'wx-web-view': players,
  }),
)
