import { isIP } from 'node:net'
import { OutboundError } from './outboundError.ts'
import { isPublicAddress, isPublicName } from './publicAddress.ts'

const urlLengthMax = 2048

/**
 * An address that somebody named, as far as it can be judged without asking for it.
 * URLs are read as browsers read them (WHATWG), so `http://2130706433` and `http://0x7f.1` are 127.0.0.1 here already.
 * @param isAllowed says of addresses whether they may be asked
 * @throws OutboundError `badUrl`, `notPublic`
 */
export function checkUrl(text: string, isAllowed = isPublicAddress): URL {
  const url = text.length <= urlLengthMax && URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new OutboundError('badUrl')
  if (url.username !== '' || url.password !== '') throw new OutboundError('badUrl')
  // The usual port of the scheme is '' here; the other one's usual port does no harm either.
  if (!['', '80', '443'].includes(url.port)) throw new OutboundError('badUrl')
  const host = hostOf(url)
  if (isIP(host) !== 0) {
    if (!isAllowed(host)) throw new OutboundError('notPublic')
  } else if (!isPublicName(host)) throw new OutboundError('notPublic')
  url.hash = ''
  // TLS and virtual hosts do not know the dot at the end.
  url.hostname = url.hostname.replace(/\.$/, '')
  return url
}

/** Without the brackets of IPv6 and the dot at the end. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}
