/**
 * Draws the loudness of a recording into bars. `levels` are root mean squares from 0 to 1 in their order; the result
 * has `bars` values from 0 to 31, the loudest near the top, so that a quiet voice is seen too.
 */
export function toWaveform(levels: readonly number[], bars: number): number[] {
  const peaks = Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * levels.length) / bars)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / bars))
    return Math.max(0, ...levels.slice(from, to))
  })
  const loudest = Math.max(0.05, ...peaks)
  // The ear hears loudness by its logarithm; the root comes close and keeps silence at nought.
  return peaks.map((peak) => Math.round(Math.sqrt(Math.min(1, peak / loudest)) * 31))
}
