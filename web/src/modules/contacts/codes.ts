export const isContactCode = (text: string): boolean => /^[A-Za-z0-9_-]{16}$/.test(text)
/** As the contract's `Handle`; the server decides, this only spares a round trip. */
export const isHandle = (text: string): boolean => /^[a-z][a-z0-9_]{2,29}$/.test(text)

/** The link that stands in somebody's code; `recogniseCode` of the contract reads it. */
export const contactLink = (origin: string, code: string): string => `${origin}/add/${code}`

/** What somebody typed as a handle: `@Mei ` is mei. */
export const asHandle = (typed: string): string => typed.trim().replace(/^@/, '').toLowerCase()
