/** A table for a terminal: names to the left, numbers to the right. */
export function tableLines(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const lines = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const isNumber = head.map((_, column) => rows.every((row) => isNumeric(row[column] ?? '')))
  return lines.map((line) =>
    line
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

const isNumeric = (cell: string | number): boolean =>
  typeof cell === 'number' || cell === '' || /^[\d.,]+( [kMGT]?B)?$/.test(cell)

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes as people read them: 512 B, 1.5 MB. */
export function bytesText(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`
}
