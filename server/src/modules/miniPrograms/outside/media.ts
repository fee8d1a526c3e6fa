/** Sound and film of the web for programs: piece after piece, as players ask for them. Pure. */
import type { AskedAnswer } from '../../../kernel/outbound/index.ts'

/** A player that asks for the rest gets this much and asks again: nothing is held open while somebody watches. */
export const PIECE_BYTES_MAX = 4_000_000

/**
 * The one range to ask for, given a player's `Range`; undefined where it asked for all, or for what nobody gives (several
 * ranges at once, other units), which is answered whole.
 */
export function pieceOf(range: string | undefined): string | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? []
  if (from === '') return to === '' ? undefined : `bytes=-${Math.min(Number(to), PIECE_BYTES_MAX)}`
  const last = Number(from) + PIECE_BYTES_MAX - 1
  return `bytes=${from}-${to === '' ? last : Math.min(Number(to), last)}`
}

export interface MediaHead {
  status: 200 | 206 | 416
  headers: Record<string, string>
}

/** What a player is told of an answer; null where it is none that a player could use. */
export function mediaHead({ status, headers }: Pick<AskedAnswer, 'status' | 'headers'>): MediaHead | null {
  const of = (name: string): string => headers.find(([each]) => each.toLowerCase() === name)?.[1]?.trim() ?? ''
  const isPacked = !['', 'identity'].includes(of('content-encoding'))
  const range = of('content-range')
  if (status === 416) {
    return /^bytes \*\/\d{1,15}$/.test(range) ? { status, headers: { 'content-range': range } } : null
  }
  // Nothing that a browser would run or draw as a page, whatever the other side calls it.
  const [type = ''] = of('content-type').toLowerCase().split(';')
  const mediaType = /^(audio|video)\/[\w.+-]+$/.test(type) ? type : 'video/mp4'
  if (status === 200) {
    const length = of('content-length')
    const known = !isPacked && /^\d{1,15}$/.test(length) ? { 'content-length': length } : {}
    return { status, headers: { 'content-type': mediaType, ...known } }
  }
  const [, from, to, whole] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(range) ?? []
  // A piece of what is packed is no piece of what plays.
  if (status !== 206 || isPacked || whole === undefined || Number(to) < Number(from)) return null
  const length = String(Number(to) - Number(from) + 1)
  return {
    status,
    headers: {
      ...{ 'content-type': mediaType, 'content-range': range },
      ...{ 'content-length': length, 'accept-ranges': 'bytes' },
    },
  }
}
