/** What leads out of the app to a map elsewhere: only what the operator set, and a phone’s own app when it is pressed. */
import type { PlaceBody } from '@sampan/contract'

type Spot = Pick<PlaceBody, 'latitude' | 'longitude'>

/** The phone’s own map (RFC 5870); undefined on a desktop, where such an address leads nowhere or to the web. */
export function appAddress({ latitude, longitude }: Spot, userAgent: string): string | undefined {
  if (/android/iu.test(userAgent)) return `geo:${latitude},${longitude}?q=${latitude},${longitude}`
  if (/iphone|ipad/iu.test(userAgent)) return `maps:?ll=${latitude},${longitude}&q=${latitude},${longitude}`
  return undefined
}

/** The operator’s choice, and whom it would be shown to. */
export function siteAddress({ latitude, longitude }: Spot, link: string | null): { href: string; host: string } | null {
  if (link === null) return null
  const href = link.replace('{latitude}', latitude).replace('{longitude}', longitude)
  if (!URL.canParse(href)) return null
  const { protocol, host } = new URL(href)
  return protocol === 'https:' || protocol === 'http:' ? { href, host } : null
}
