import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

/** What IANA gives out for the public IPv6 internet. Everything else is for something special or for later. */
const globalUnicast = ipaddr.IPv6.parse('2000::')
/** In these the last 64 bits carry an IPv4 address to which a router may lead (ISATAP, RFC 5214). */
const isatapMarks = ['0:5efe', '200:5efe']

/**
 * Whether an IP address is one of the public internet. Addresses that stand for others (IPv4 in IPv6, NAT64, 6to4, Teredo)
 * are not: where they lead is decided elsewhere.
 * @param address as DNS and URLs give it, without brackets
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false
  // Strictly four numbers: `127.1` and `0x7f.1` are read as addresses by some systems.
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === 'unicast'
  if (!ipaddr.IPv6.isValid(address)) return false
  const parsed = ipaddr.IPv6.parse(address)
  const mark = parsed.parts.slice(4, 6).map((part) => part.toString(16))
  return parsed.range() === 'unicast' && parsed.match(globalUnicast, 3) && !isatapMarks.includes(mark.join(':'))
}

/** Whether it is one of this machine's own addresses: what listens there may be meant for this machine alone. */
export function isOwnAddress(address: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((each) => each.address))
  if (!ipaddr.isValid(address)) return true
  const normal = ipaddr.parse(address).toNormalizedString()
  return own.some((each) => ipaddr.isValid(each) && ipaddr.parse(each).toNormalizedString() === normal)
}

/** Names that are kept for inside a house or a machine (RFC 6761, 6762, 8375, ICANN on `internal`), and common use. */
const insideNames =
  /(^|\.)(localhost|localdomain|local|internal|intranet|private|lan|home|corp|home\.arpa|arpa|test|invalid|onion|alt)$/

/** @param name a host as a URL has it without the dot at the end, not an IP address */
export function isPublicName(name: string): boolean {
  const plain = name.toLowerCase()
  return plain.length <= 253 && plain.includes('.') && !plain.endsWith('.') && !insideNames.test(plain)
}
