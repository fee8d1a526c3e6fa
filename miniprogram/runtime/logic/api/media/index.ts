// Pictures, sound, recordings, cameras, contexts of elements, and animations.
import type { ApiContext, ApiFamily } from '../define.ts'
import { animationFamily } from './animation.ts'
import { audioFamily } from './audio.ts'
import { contextsFamily } from './contexts.ts'
import { devicesFamily } from './devices.ts'
import { picturesFamily } from './pictures.ts'

export function mediaFamily(context: ApiContext): ApiFamily {
  const families = [picturesFamily, audioFamily, devicesFamily, contextsFamily, animationFamily].map((make) =>
    make(context),
  )
  return {
    asynchronous: Object.assign({}, ...families.map(({ asynchronous }) => asynchronous)),
    direct: Object.assign({}, ...families.map(({ direct }) => direct)),
  }
}
