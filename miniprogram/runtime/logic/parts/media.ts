// Part of the Worker: sound, cameras, recorders, contexts of players and maps, animations.
import { animationFamily } from '../api/media/animation.ts'
import { audioFamily } from '../api/media/audio.ts'
import { contextsFamily } from '../api/media/contexts.ts'
import { devicesFamily } from '../api/media/devices.ts'

export const families = [audioFamily, devicesFamily, contextsFamily, animationFamily]
