import { Resolver } from 'node:dns/promises'
import { OutboundError } from './outboundError.ts'

/**
 * All addresses of a name, those of IPv4 first.
 * @throws OutboundError `nameNotFound`, `timedOut`
 */
export type Resolve = (name: string, signal: AbortSignal) => Promise<string[]>

/**
 * Asks name servers itself. The system's own way (getaddrinfo) would hold one of Node's few threads for as long as a slow
 * name server likes, and files and passwords wait for these threads.
 */
export const resolveName: Resolve = (name, signal) => resolveWith(undefined, name, signal)

/** @param servers addresses with ports of name servers, in place of the system's */
export async function resolveWith(servers: string[] | undefined, name: string, signal: AbortSignal): Promise<string[]> {
  const resolver = new Resolver({ timeout: 1500, tries: 2, maxTimeout: 3000 })
  if (servers) resolver.setServers(servers)
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    const addresses = answers.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
    if (addresses.length > 0) return addresses
    throw new OutboundError(signal.aborted ? 'timedOut' : 'nameNotFound', {
      cause: answers.find((each) => each.status === 'rejected')?.reason,
    })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
