// What programs say of a map, read with care: anything may stand in it.
import { asNumber, asText, isRecord } from '../properties.ts'

export interface Point {
  latitude: number
  longitude: number
}

export function readPoint(value: unknown): Point | null {
  if (!isRecord(value)) return null
  const latitude = asNumber(value.latitude, Number.NaN)
  const longitude = asNumber(value.longitude, Number.NaN)
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360 ? { latitude, longitude } : null
}

const itemsMax = 2_000

export const readList = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.slice(0, itemsMax).filter(isRecord) : []

export const readPoints = (value: unknown): Point[] =>
  Array.isArray(value)
    ? value
        .slice(0, 20_000)
        .map(readPoint)
        .filter((point) => point !== null)
    : []

/** '#RRGGBBAA' as WeChat writes it, and every colour of CSS; no function that loads anything. */
export function readColor(value: unknown, otherwise: string): string {
  const color = asText(value).trim()
  return /^(#[0-9a-f]{3,8}|[a-z]{3,20}|(rgb|hsl)a?\([\d\s.,%/-]{3,40}\))$/i.test(color) ? color : otherwise
}

/** Pixels; programs write rpx as numbers of px here. '20px' and '20rpx' are understood. */
export function readPx(value: unknown, otherwise: number, widthPx: number): number {
  const [, digits, unit] = /^(-?[\d.]+)(px|rpx)?$/.exec(String(value).trim()) ?? []
  const number = Number(digits)
  if (digits === undefined || !Number.isFinite(number)) return otherwise
  return unit === 'rpx' ? (number * widthPx) / 750 : number
}
