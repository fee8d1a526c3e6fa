/**
 * Code 128 (ISO/IEC 15417) of digits with code set C, which holds two digits a symbol: what tills read with a beam.
 */

/** Widths in modules of bar, space, bar, space, bar, space, by symbol value; 105 is "start C", 106 "stop". */
const symbols = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ')
const START_C = 105
const STOP = 106

/** Quiet zone on each side, in modules. */
export const CODE128_QUIET_MODULES = 10

/**
 * @param digits an even number of them, at least two
 * @returns widths in modules, bar and space in turns, beginning and ending with a bar, without the quiet zones
 * @throws RangeError where it is anything else
 */
export function code128Bars(digits: string): number[] {
  if (!/^(\d\d)+$/.test(digits)) throw new RangeError('Code set C holds pairs of digits')
  const data = (digits.match(/../g) ?? []).map(Number)
  const values = [START_C, ...data, checksumOf(data), STOP]
  return values.flatMap((value) => [...(symbols[value] ?? '')].map(Number))
}

/** Back from bars to digits, for tests and tills without a scanner. @returns undefined where they are no such code */
export function readCode128(bars: readonly number[]): string | undefined {
  const text = bars.join('')
  const stop = symbols[STOP] ?? ''
  if (!text.endsWith(stop) || (text.length - stop.length) % 6 !== 0) return undefined
  const values = (text.slice(0, -stop.length).match(/.{6}/g) ?? []).map((symbol) => symbols.indexOf(symbol))
  const [start, ...rest] = values
  const checksum = rest.pop()
  if (start !== START_C || rest.length === 0 || rest.some((value) => value < 0 || value > 99)) return undefined
  if (checksum !== checksumOf(rest)) return undefined
  return rest.map((value) => String(value).padStart(2, '0')).join('')
}

function checksumOf(data: readonly number[]): number {
  return data.reduce((sum, value, index) => sum + value * (index + 1), START_C) % 103
}
