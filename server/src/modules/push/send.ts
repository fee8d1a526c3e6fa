/** One encrypted request to a push service (RFC 8030, 8291, 8292). */
import { lookup as resolve } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIPv6, type LookupFunction } from 'node:net'
import webPush from 'web-push'
import type { PushKeys } from './keys.ts'
import { decideEndpoint } from './rules.ts'
import type { SubscriptionRow } from './store.ts'

export interface Sender {
  keys: PushKeys
  /** Hosts and origins that may be spoken to; see `decideEndpoint`. */
  services: readonly string[]
  /** Whom the push service may turn to. */
  origin: string
}

export interface Push {
  payload: string
  /** Pushes of one topic that wait at the service: the last one counts. At most 32 characters of base64url. */
  topic: string
  ttlSeconds: number
}

/** `gone`: the browser is not subscribed any more. `busy`: to be tried again. `refused`: no use in trying again. */
export type SendOutcome = 'sent' | 'gone' | 'busy' | 'refused'

const TIMEOUT_MS = 10_000

const reserved = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  reserved.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  reserved.addSubnet(address, bits, 'ipv6')

/** Names that lead into one's own network lead nowhere: looked at for the very address that is connected to. */
const publicLookup: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const fine = addresses.filter(({ address }) => !reserved.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'))
    const [first] = fine
    if (!first) return done(new Error(`${host} leads to a private address`), '')
    if (options.all) return done(null, fine)
    return done(null, first.address, first.family)
  })
}

export async function sendPush(sender: Sender, to: SubscriptionRow, push: Push): Promise<SendOutcome> {
  if (decideEndpoint(to.endpoint, sender.services) === 'refused') return 'gone'
  const { origin } = new URL(to.endpoint)
  const details = webPush.generateRequestDetails(
    { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
    push.payload,
    {
      vapidDetails: {
        subject: sender.origin.startsWith('https:') ? sender.origin : 'mailto:operator@localhost.invalid',
        ...sender.keys,
      },
      TTL: push.ttlSeconds,
      topic: push.topic,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
    },
  )
  const status = await new Promise<number>((done) => {
    const isNamed = sender.services.includes(origin)
    const options = {
      method: 'POST',
      headers: details.headers,
      timeout: TIMEOUT_MS,
      ...(!isNamed && { lookup: publicLookup }),
    }
    const request = (origin.startsWith('https:') ? httpsRequest : httpRequest)(to.endpoint, options, (answer) => {
      // Its words are of no use, and a redirect is not followed.
      answer.resume()
      done(answer.statusCode ?? 0)
    })
    request.once('timeout', () => request.destroy(new Error('no answer')))
    request.once('error', () => done(0))
    request.end(details.body)
  })
  if (status >= 200 && status < 300) return 'sent'
  if (status === 404 || status === 410) return 'gone'
  return status === 0 || status === 429 || status >= 500 ? 'busy' : 'refused'
}
