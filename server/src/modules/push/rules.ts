/** Pure: which push services are spoken to, and when a member is left in peace. */
import type { Preferences, PushPreferences } from '@sampan/contract'

export type EndpointDecision = 'allowed' | 'refused'

/**
 * Only services that the operator listed: a subscription says where this server sends requests to. An entry is a host,
 * `*.host` for all below it, or a whole origin, which may then be anything.
 */
export function decideEndpoint(endpoint: string, services: readonly string[]): EndpointDecision {
  if (!URL.canParse(endpoint)) return 'refused'
  const url = new URL(endpoint)
  if (url.username !== '' || url.password !== '') return 'refused'
  if (services.includes(url.origin)) return 'allowed'
  if (url.protocol !== 'https:' || url.port !== '') return 'refused'
  const isListed = services.some((service) =>
    service.startsWith('*.') ? url.hostname.endsWith(service.slice(1)) : url.hostname === service,
  )
  return isListed ? 'allowed' : 'refused'
}

const MINUTES = 24 * 60

/** Whether an instant falls into the quiet hours, on the wall of the member. */
export function isQuiet({ quiet, timeZone }: PushPreferences, at: Date): boolean {
  if (!quiet || quiet.from === quiet.until) return false
  const parts = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
    .formatToParts(at)
    .map(({ type, value }): [string, string] => [type, value])
  const found = new Map(parts)
  const minute = (Number(found.get('hour')) * 60 + Number(found.get('minute'))) % MINUTES
  const since = (minute - quiet.from + MINUTES) % MINUTES
  return since < (quiet.until - quiet.from + MINUTES) % MINUTES
}

/** `strong`: shown until it is dismissed, and in quiet hours. */
export type Alert = 'none' | 'usual' | 'strong'

/** How a message is told, by how its reader has the chat. `mentioned`: the message calls the reader. */
export function decideAlert(
  { muted, strongAlert }: Pick<Preferences, 'muted' | 'strongAlert'>,
  { mentioned, quiet }: { mentioned: boolean; quiet: boolean },
): Alert {
  if (strongAlert) return 'strong'
  if (quiet) return 'none'
  if (muted && !mentioned) return 'none'
  return 'usual'
}

/** A chat that was hidden says neither its name nor its words until somebody looks into it again. */
export const isHushed = ({ hiddenSeq, readSeq }: { hiddenSeq: number | null; readSeq: number }): boolean =>
  hiddenSeq !== null && readSeq <= hiddenSeq

export const standardPreferences: PushPreferences = { previews: true, quiet: null, timeZone: 'UTC' }
