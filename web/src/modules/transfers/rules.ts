/** As the server has them. */
export const noteLengthMax = 100
export const billSharesMax = 50
export const transferTermMs = 24 * 3_600_000

/** What each pays where a total is shared: the smallest share, and whether some pay a smallest unit more. */
export function equalShare(total: string, count: number): { amount: string; uneven: boolean } | null {
  if (count === 0) return null
  const [whole, people] = [BigInt(total), BigInt(count)]
  if (whole < people) return null
  return { amount: (whole / people).toString(), uneven: whole % people !== 0n }
}

export const sumOf = (amounts: readonly string[]): string =>
  amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString()
