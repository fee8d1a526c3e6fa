/** Where a program opens: on this machine, and on a phone in the same network. Pure. */
import { isIP } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import type { Config } from '../../kernel/config.ts'

export interface ProgramLinks {
  here: string
  /** Null where no phone can reach the server. */
  phone: string | null
  /** What to do so that one can, as a sentence; null where nothing needs to be done. */
  todo: string | null
}

export function linksTo(
  programId: string,
  isLive: boolean,
  { origin, host, port }: Pick<Config, 'origin' | 'host' | 'port'>,
  interfaces: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>,
): ProgramLinks {
  const path = `/mini-programs/${programId}${isLive ? '' : '?preview=1'}`
  const here = `${origin}${path}`
  if (!isThisMachine(new URL(origin).hostname)) return { here, phone: here, todo: null }
  const own = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
  const listensTo = (address: string) => host === '0.0.0.0' || host === '::' || host === address
  const reached = own.find(listensTo)
  if (reached !== undefined) return { here, phone: `http://${reached}:${port}${path}`, todo: null }
  const todo =
    own.length === 0
      ? 'This machine is in no network: a phone cannot reach it.'
      : 'For a phone in the same network, set SAMPAN_HOST=0.0.0.0 for the server and for this command.'
  return { here, phone: null, todo }
}

const isThisMachine = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
