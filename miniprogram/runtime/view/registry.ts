import type { ElementFactory } from './elements/element.ts'
import { elements } from './elements/index.ts'
import { makeImage } from './elements/media/image.ts'

/** Every base component, by its tag. */
export const factories: ReadonlyMap<string, ElementFactory> = new Map(
  Object.entries({ ...elements, 'wx-image': makeImage }),
)
