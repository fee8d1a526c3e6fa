/** What can be told without the database: settings, the data folder, where people open the app. */
import { accessSync, chmodSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { connect } from 'node:tls'
import type { Config } from '../../kernel/config.ts'
import { findFolderUser } from '../../kernel/dataFolder.ts'
import { errorCode, errorMessage } from '../../kernel/operatorError.ts'
import { type Finding, fault, good, warning } from './finding.ts'

const isLocal = (origin: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)

export function checkSettings(config: Config): Finding[] {
  const found: Finding[] = []
  const isPublic = !isLocal(config.origin)
  if (isPublic && config.demo)
    found.push(fault('The demo is on: anyone can step in as a demo person.', 'Set SAMPAN_DEMO=off.'))
  if (isPublic && config.origin.startsWith('http:'))
    found.push(
      fault(
        `People open the app over plain HTTP (${config.origin}): passwords can be read on the way, and passkeys and notifications do not work.`,
        'Put a proxy with TLS before it and set SAMPAN_ORIGIN=https://…; see docs/operations.md.',
      ),
    )
  if (config.origin.startsWith('https:') && config.trustProxy === false)
    found.push(
      warning(
        'The app is behind TLS, and no proxy is trusted: everyone seems to come from one address and shares its limits.',
        'Set SAMPAN_TRUST_PROXY to the address of the proxy.',
      ),
    )
  if (config.rateFactor > 1)
    found.push(warning(`Rate limits are ${config.rateFactor} times as wide.`, 'Leave SAMPAN_RATE_FACTOR out.'))
  return found.length > 0 ? found : [good('The settings are in order.')]
}

const FREE_FAULT = 500e6
const FREE_WARNING = 4e9

export function checkDataFolder(
  { dataDirectory }: Config,
  repair: boolean,
  freeBytesOf = (path: string) => {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  },
): Finding[] {
  if (!existsSync(dataDirectory))
    return [fault(`There is no data folder ${dataDirectory}.`, 'Name the right one in SAMPAN_DATA, or start once.')]
  const found: Finding[] = []
  try {
    accessSync(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    found.push(fault(`The data folder ${dataDirectory} cannot be written to.`, 'Run this as the user of the server.'))
  }
  const free = freeBytesOf(dataDirectory)
  const text = `${(free / 1e9).toFixed(1)} GB of disk are free.`
  if (free < FREE_FAULT) found.push(fault(text, 'Free some: the server stops taking files, then messages.'))
  else if (free < FREE_WARNING) found.push(warning(text, 'Keep 4 GB free beyond what people send.'))
  else found.push(good(text))

  const secrets = readdirSync(dataDirectory).filter((name) => name.endsWith('.key'))
  for (const name of [...secrets, 'postgres/password', 'files', 'postgres/cluster']) {
    const path = join(dataDirectory, name)
    if (!existsSync(path)) continue
    const { mode } = statSync(path)
    if ((mode & 0o077) === 0) continue
    if (repair) {
      chmodSync(path, mode & 0o700)
      found.push(good(`Others could open ${path}; they cannot any more.`))
    } else if (name === 'files') {
      found.push(warning(`Others on this machine can look into ${path}.`, 'Run "sampan doctor --repair".'))
    } else {
      found.push(fault(`Others on this machine can read ${path}.`, 'Run "sampan doctor --repair".'))
    }
  }
  return found
}

const CERTIFICATE_DAYS = 14

/** Asks from here where people ask from elsewhere: a firewall between may see it otherwise. */
export async function checkOrigin({ origin, dataDirectory }: Config, now: Date): Promise<Finding[]> {
  const found: Finding[] = []
  const isRunning = findFolderUser(dataDirectory) !== undefined
  if (origin.startsWith('https:')) found.push(await checkCertificate(new URL(origin), now))
  if (!isRunning) return [...found, warning('The server does not run.', 'Start it, if it should.')]
  try {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5_000), redirect: 'manual' })
    found.push(
      answer.status === 200
        ? good(`The server answers at ${origin}.`)
        : fault(`${origin}/readyz answers ${answer.status}.`, 'Look at the log of the server and of the proxy.'),
    )
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    found.push(
      fault(
        `The server runs, but ${origin} does not answer (${errorCode(cause) || errorMessage(cause)}).`,
        'Put SAMPAN_ORIGIN, the proxy or the name in DNS right.',
      ),
    )
  }
  return found
}

function checkCertificate(url: URL, now: Date): Promise<Finding> {
  const host = url.hostname
  return new Promise((resolve) => {
    const servername = isIP(host) === 0 ? host : ''
    const options = { host, port: Number(url.port) || 443, servername, rejectUnauthorized: false, timeout: 5_000 }
    const socket = connect(options, () => {
      const expires = new Date(socket.getPeerCertificate().valid_to)
      const days = Math.floor((expires.getTime() - now.getTime()) / 86_400_000)
      const problem = socket.authorizationError
      socket.destroy()
      if (problem) resolve(fault(`The certificate of ${host} is not valid (${String(problem)}).`, 'Renew it.'))
      else if (days < CERTIFICATE_DAYS)
        resolve(warning(`The certificate of ${host} ends in ${days} days.`, 'See why it is not renewed by itself.'))
      else resolve(good(`The certificate of ${host} is good for ${days} days.`))
    })
    const failed = (why: string) => {
      socket.destroy()
      resolve(fault(`There is no TLS at ${url.origin} (${why}).`, 'Start the proxy, or put SAMPAN_ORIGIN right.'))
    }
    socket.once('error', (error) => failed(errorCode(error) || error.message))
    socket.once('timeout', () => failed('no answer'))
  })
}
