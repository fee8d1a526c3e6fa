import type { ComponentType } from 'react'
import { Boat, Candles, Crescent, Fireworks, Lamp, Sprouts } from './lights.tsx'
import { Cake, Lantern, Moon, Plain, Rings } from './spring.tsx'
import { Eggs, Fir, Snow, Stocking } from './winter.tsx'

export interface Cover {
  Art: ComponentType
  /** The colour that it stands on, and the darker one inside. */
  field: string
  deep: string
}

const covers = {
  plain: { Art: Plain, field: '#d3372a', deep: '#a9281b' },
  lantern: { Art: Lantern, field: '#b3261b', deep: '#861a12' },
  moon: { Art: Moon, field: '#263a6b', deep: '#182650' },
  rings: { Art: Rings, field: '#a32447', deep: '#761732' },
  cake: { Art: Cake, field: '#8a3a78', deep: '#652657' },
  boat: { Art: Boat, field: '#0f766e', deep: '#0a4a45' },
  fireworks: { Art: Fireworks, field: '#2a2f6e', deep: '#191d4d' },
  crescent: { Art: Crescent, field: '#0d6159', deep: '#063e39' },
  lamp: { Art: Lamp, field: '#6b2472', deep: '#491650' },
  candles: { Art: Candles, field: '#1f4e8c', deep: '#123463' },
  stocking: { Art: Stocking, field: '#2c5a4a', deep: '#1b3d31' },
  fir: { Art: Fir, field: '#9e2a2b', deep: '#741c1d' },
  snow: { Art: Snow, field: '#2a5b94', deep: '#1b4170' },
  sprouts: { Art: Sprouts, field: '#2f7145', deep: '#1f5130' },
  eggs: { Art: Eggs, field: '#5b5aa6', deep: '#413f82' },
} as const satisfies Record<string, Cover>

export type CoverName = keyof typeof covers

const isCover = (name: string): name is CoverName => Object.hasOwn(covers, name)

/** One of a name that this device does not know is plain. */
export const coverOf = (name: string): Cover => covers[isCover(name) ? name : 'plain']
