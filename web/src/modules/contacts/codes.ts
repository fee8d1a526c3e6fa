/** What a QR code or a pasted text holds. */
export type Code =
  | { kind: 'contact'; code: string }
  /** Anything else is only shown. `url` where it is a web address that could be opened. */
  | { kind: 'foreign'; text: string; url: URL | undefined }

export const isContactCode = (text: string): boolean => /^[A-Za-z0-9_-]{16}$/.test(text)
export const isHandle = (text: string): boolean => /^[a-z][a-z0-9_]{2,29}$/.test(text)

/** The link that stands in somebody's code. */
export const contactLink = (origin: string, code: string): string => `${origin}/add/${code}`

/** A contact only where the address is this server's own: a code of another server must not be looked up here. */
export function readCode(text: string, origin: string): Code {
  const url = asWebAddress(text.trim())
  const code = url && /^\/add\/([^/]+)\/?$/.exec(url.pathname)?.[1]
  if (url?.origin === origin && code !== undefined && isContactCode(code)) return { kind: 'contact', code }
  return { kind: 'foreign', text, url }
}

function asWebAddress(text: string): URL | undefined {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null
  return url ?? undefined
}

/** What somebody typed as a handle: `@Mei ` is mei. */
export const asHandle = (typed: string): string => typed.trim().replace(/^@/, '').toLowerCase()
