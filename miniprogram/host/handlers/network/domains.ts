// Whether a program may speak to an address. The server decides again; here it is said at once, in WeChat's words.
import type { DomainKind, HostProgram } from '../../doors.ts'
import { CallRefusal } from '../../refusal.ts'

/** @throws CallRefusal for what is no address, and for hosts that are not in the program's list */
export function demandDomain({ domains }: HostProgram, kind: DomainKind, address: string): URL {
  const url = URL.parse(address)
  const schemes = kind === 'socket' ? ['wss:', 'ws:'] : ['https:', 'http:']
  if (url === null || !schemes.includes(url.protocol) || url.username !== '' || url.password !== '') {
    throw new CallRefusal(`invalid url "${address.slice(0, 200)}"`, 600009)
  }
  if (domains === null) return url
  const isSafe = url.protocol === schemes[0]
  const isListed = domains[kind].some(
    (entry) => entry.toLowerCase() === url.host || entry.toLowerCase() === url.hostname,
  )
  if (!isSafe || !isListed) throw new CallRefusal('url not in domain list', 600002)
  return url
}
