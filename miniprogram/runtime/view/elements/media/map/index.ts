// The chunk of maps: Leaflet, and `map`.
import type { ElementFactory } from '../../element.ts'
import { makeMap } from './map.ts'

export const elements: Readonly<Record<string, ElementFactory>> = { 'wx-map': makeMap }
