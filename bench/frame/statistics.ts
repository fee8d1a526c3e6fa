/** The middle one, or the mean of the two in the middle. @throws RangeError without samples */
export function median(samples: readonly number[]): number {
  return quantile(
    [...samples].sort((a, b) => a - b),
    0.5,
  )
}

/**
 * Linear between the two nearest ranks.
 * @param sorted ascending
 * @param share 0.99 for the 99th percentile
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) throw new RangeError('There are no samples')
  return below + (above - below) * (place - Math.floor(place))
}

/** From the lowest to the highest, in parts of the median: 0.1 is "within a tenth". */
export function spread(samples: readonly number[]): number {
  const middle = median(samples)
  return middle === 0 ? 0 : (Math.max(...samples) - Math.min(...samples)) / middle
}

/** Four digits that count: finer than anything that is measured here. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
