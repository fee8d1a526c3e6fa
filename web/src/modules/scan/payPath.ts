/** A payment code as part of an address: its text may hold anything, so it goes as base64url of its UTF-8. */
export function payPath(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return `/pay/${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`
}

/** @returns undefined where it is no such part */
export function textOfPath(part: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
