/** The decisions about programs, pure. */
import type { ProgramStage } from '@sampan/contract'

interface Bundles {
  live_bundle_id: string | null
  preview_bundle_id: string | null
}

/** Which bundle opens: the preview where it is asked for or nothing is live. Null where there is neither. */
export function decideBundle(program: Bundles, preview: boolean): { stage: ProgramStage; bundleId: string } | null {
  const { live_bundle_id: live, preview_bundle_id: previewed } = program
  if (previewed !== null && (preview || live === null)) return { stage: 'preview', bundleId: previewed }
  return live === null ? null : { stage: 'live', bundleId: live }
}

/** A host as an operator writes it: `api.example.com`, or `*.example.com` for all below it. */
export const isDomain = (text: string): boolean =>
  text.length <= 253 && /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(text)

export function isInDomains(host: string, domains: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return domains.some((domain) => (domain.startsWith('*.') ? name.endsWith(domain.slice(1)) : name === domain))
}

/** Set by whoever carries the request, or telling of the server that does: a program's own are left out. */
const carried = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'origin',
  'referer',
  'user-agent',
  'via',
  'forwarded',
  'accept-encoding',
])

const HEADERS_MAX = 64
const HEADER_LENGTH_MAX = 8_192

/** What of a program's headers goes out: names and values that HTTP allows, and nothing that steers the connection. */
export function headersToSend(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: [string, string][] = []
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase()
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name) || value.length > HEADER_LENGTH_MAX) continue
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) continue
    if (carried.has(name) || /^(proxy-|sec-|x-forwarded-|x-real-ip$)/.test(name)) continue
    kept.push([name, value])
  }
  return Object.fromEntries(kept.slice(0, HEADERS_MAX))
}
