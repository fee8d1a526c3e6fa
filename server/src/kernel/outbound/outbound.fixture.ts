/** A piece of the internet for tests: real servers on this machine, reached under names that only the test resolves. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createFetchGuarded, type FetchGuarded, type GuardedSurroundings, isPublicAddress } from './index.ts'

export interface SmallInternet {
  fetchGuarded: FetchGuarded
  /** What other doors are made of to stand in this internet. */
  surroundings: GuardedSurroundings
  /** Names looked up, in order. */
  asked: string[]
  /** Requests that came in: host and path. */
  visited: string[]
  /** What each name resolves to; a function is asked each time. The site itself is at `siteAddress`. */
  names: Map<string, string[] | (() => string[])>
  close(): Promise<void>
}

/** Counts as public in these tests, and is this machine. */
export const siteAddress = '127.0.0.2'

/** @param tls with a key and certificate `https:` leads to the same listener */
export async function createSmallInternet(
  listener: RequestListener,
  tls?: { key: string; cert: string; ca?: string },
): Promise<SmallInternet> {
  const asked: string[] = []
  const visited: string[] = []
  const names: SmallInternet['names'] = new Map()
  const heard: RequestListener = (request, response) => {
    visited.push(`${request.headers.host}${request.url}`)
    listener(request, response)
  }
  const plain = await open(createServer(heard))
  const secure = tls ? await open(createTlsServer({ key: tls.key, cert: tls.cert }, heard)) : undefined
  const surroundings: GuardedSurroundings = {
    async resolve(name) {
      asked.push(name)
      const found = names.get(name)
      return typeof found === 'function' ? found() : (found ?? [])
    },
    isAllowed: (address) => address === siteAddress || isPublicAddress(address),
    portFor: (url) => portOf(url.protocol === 'https:' && secure ? secure : plain),
    ...(tls?.ca === undefined ? {} : { ca: tls.ca }),
  }
  return {
    asked,
    visited,
    names,
    fetchGuarded: createFetchGuarded(surroundings),
    surroundings,
    async close() {
      for (const server of [plain, ...(secure ? [secure] : [])]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}

/** On all of 127.0.0.0/8, so that what must not be reached is there to be reached. */
async function open<Any extends Server>(server: Any): Promise<Any> {
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  return server
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port
