interface Modules {
  size: number
  get(row: number, column: number): number | boolean
}

export interface Drawing {
  side: number
  path: string
  /** Corners of the three finder patterns, which are drawn round. */
  eyes: readonly (readonly [number, number])[]
}

/** Runs of dark modules as one path. With `centre` a square in the middle stays free; level Q mends what it covers. */
export function drawCode(modules: Modules, centre: boolean): Drawing {
  const side = modules.size
  const eyes = [
    [0, 0],
    [side - 7, 0],
    [0, side - 7],
  ] as const
  const free = centre ? Math.floor(side * 0.11) : 0
  const middle = (side - 1) / 2
  const dark = (row: number, column: number): boolean =>
    !eyes.some(([x, y]) => column >= x && column < x + 7 && row >= y && row < y + 7) &&
    !(free > 0 && Math.abs(row - middle) <= free && Math.abs(column - middle) <= free) &&
    Boolean(modules.get(row, column))
  let path = ''
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      if (!dark(row, column)) continue
      const start = column
      while (column + 1 < side && dark(row, column + 1)) column += 1
      const run = column - start + 1
      path += `M${start} ${row}h${run}v1h-${run}z`
    }
  }
  return { side, path, eyes }
}
