/** What the axis of a chart of amounts says: nothing, the half and the whole of a round amount that holds the most. */
export interface Scale {
  /** Minor units, at least 2. */
  top: bigint
  half: bigint
}

/** @param most in minor units */
export function scaleFor(most: bigint): Scale {
  for (let unit = 1n; ; unit *= 10n) {
    for (const factor of [2n, 4n, 6n, 10n]) {
      const top = factor * unit
      if (top >= most) return { top, half: top / 2n }
    }
  }
}
