/** As the contract's `Password`; the server decides, this only spares a round trip. */
export const passwordLengthMin = 10

const handleRestMs = 30 * 86_400_000

/** Until when the handle cannot be changed again; null where it can. The server decides. */
export function handleRestsUntil(changedAt: string | null, now: Date): Date | null {
  if (changedAt === null) return null
  const until = new Date(Date.parse(changedAt) + handleRestMs)
  return until > now ? until : null
}

/** Digits of any script as 0 to 9, without what stands between them; at most six. */
export const digitsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\D/g, '')
    .slice(0, 6)
