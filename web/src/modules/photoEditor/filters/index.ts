/** The filters in the order in which they are offered. */
import { cool } from './shaders/cool.ts'
import { crisp } from './shaders/crisp.ts'
import { dusk } from './shaders/dusk.ts'
import { fade } from './shaders/fade.ts'
import { mono } from './shaders/mono.ts'
import { noir } from './shaders/noir.ts'
import { river } from './shaders/river.ts'
import { sepia } from './shaders/sepia.ts'
import { vivid } from './shaders/vivid.ts'
import { warm } from './shaders/warm.ts'

export const looks = { vivid, warm, cool, crisp, river, dusk, fade, sepia, mono, noir } as const
export type FilterName = 'none' | keyof typeof looks
export const filterNames: readonly FilterName[] = [
  'none',
  'vivid',
  'warm',
  'cool',
  'crisp',
  'river',
  'dusk',
  'fade',
  'sepia',
  'mono',
  'noir',
]
