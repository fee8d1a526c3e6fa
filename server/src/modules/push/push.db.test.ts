/** Notifications, to a service that answers like those of browsers and a browser that decrypts what it is given. */
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { decrypt } from 'http_ece'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

interface Delivered {
  path: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

let world: World
let service: Server
let origin: string
let status = 201
const delivered: Delivered[] = []

beforeAll(async () => {
  service = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      delivered.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  world = await createWorld({ settings: { SAMPAN_PUSH_SERVICES: `fcm.googleapis.com,${origin}` } })
  world.platform.notifier.start()
})
afterEach(() => {
  delivered.length = 0
  status = 201
})
afterAll(async () => {
  await world.close()
  service.close()
})

/** A browser: it subscribes, and reads what it is sent. */
async function browserOf(who: Person) {
  const curve = createECDH('prime256v1')
  const p256dh = curve.generateKeys('base64url')
  const auth = randomBytes(16).toString('base64url')
  const path = `/push/${newUuid()}`
  await world.call(who, 'push.subscribe', { endpoint: `${origin}${path}`, p256dh, auth, timeZone: 'Europe/Berlin' })
  return () =>
    delivered
      .filter((each) => each.path === path)
      .map(({ body }) =>
        JSON.parse(decrypt(body, { version: 'aes128gcm', privateKey: curve, authSecret: auth }).toString()),
      )
}

async function told(): Promise<void> {
  await world.platform.notifier.settled()
  await world.runJobs()
}

async function friends() {
  const [mei, omar] = await world.people(2)
  const direct = await world.befriend(mei, omar)
  await told()
  delivered.length = 0
  return { mei, omar, direct, read: await browserOf(omar) }
}

describe('a message', () => {
  it('is told, encrypted for that browser and signed by this server', async () => {
    const { mei, direct, read } = await friends()
    await world.say(mei, direct, 'Dinner at eight?')
    await told()
    const tag = direct
    const notice = { title: mei.self.member.name, body: 'Dinner at eight?', tag, url: `/chats/${direct}`, badge: 1 }
    expect(read()).toEqual([{ ...notice, strong: false, language: 'en' }])

    const [first] = delivered
    expect(first?.body.includes('Dinner')).toBe(false)
    expect(first?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'high' })
    const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(String(first?.headers.authorization)) ?? []
    const { publicKey } = await world.call(mei, 'push.getSettings', {})
    expect(key).toBe(publicKey)
    const [head, claims = '', signature = ''] = token.split('.')
    const point = Buffer.from(key, 'base64url')
    const x = point.subarray(1, 33).toString('base64url')
    const y = point.subarray(33).toString('base64url')
    const jwk = { kty: 'EC', crv: 'P-256', x, y }
    expect(
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true)
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: origin })
  })

  it('is told once where several follow each other, the last one', async () => {
    const { mei, direct, read } = await friends()
    for (const text of ['One', 'Two', 'Three']) await world.say(mei, direct, text)
    await told()
    expect(read()).toMatchObject([{ body: 'Three', badge: 3 }])
  })

  it('names the group and who said it, by the viewer’s own name for that one', async () => {
    const { mei, omar } = await friends()
    await world.call(omar, 'contacts.setRemark', { memberId: mei.id, remark: 'Boss' })
    const read = await browserOf(omar)
    const group = await world.group([mei, omar], 'Harbour')
    await told()
    delivered.length = 0
    await world.say(mei, group, 'Sails up')
    await told()
    expect(read()).toMatchObject([{ title: 'Harbour', body: 'Boss: Sails up', tag: group }])
  })

  it('is not told to whoever wrote it, read it, muted the chat or left', async () => {
    const { mei, omar, direct, read } = await friends()
    const readMei = await browserOf(mei)
    const seq = await world.say(mei, direct, 'Seen already')
    await world.call(omar, 'chat.markRead', { conversationId: direct, seq })
    await told()
    await world.call(omar, 'chat.changePreferences', { conversationId: direct, muted: true })
    await world.say(mei, direct, 'Not heard')
    await told()
    const group = await world.group([mei, omar], 'Harbour')
    await world.say(mei, group, 'Too late')
    await world.platform.notifier.settled()
    await world.call(mei, 'chat.removeMember', { conversationId: group, memberId: omar.id })
    await told()
    expect([...read(), ...readMei()]).toEqual([])
  })

  it('is not shown once it was recalled, though it was on its way', async () => {
    const { mei, direct, read } = await friends()
    const seq = await world.say(mei, direct, 'Oh no')
    await world.platform.notifier.settled()
    await world.call(mei, 'chat.recallMessage', { conversationId: direct, seq })
    await told()
    expect(read()).toEqual([])
  })

  it('says nothing of itself where previews are off', async () => {
    const { mei, omar, direct, read } = await friends()
    await world.call(omar, 'push.changePreferences', { previews: false, quiet: null, timeZone: 'UTC' })
    await world.say(mei, direct, 'A secret')
    await told()
    expect(read()).toEqual([
      { title: 'New message', body: '', tag: 'message', url: '/chats', badge: 1, strong: false, language: 'en' },
    ])
  })

  it('waits for no quiet hour to end', async () => {
    const { mei, omar, direct, read } = await friends()
    const minute = world.clock.now().getUTCHours() * 60 + world.clock.now().getUTCMinutes()
    const quiet = { from: (minute + 1430) % 1440, until: (minute + 10) % 1440 }
    await world.call(omar, 'push.changePreferences', { previews: true, quiet, timeZone: 'UTC' })
    await world.say(mei, direct, 'Asleep?')
    await told()
    expect(read()).toEqual([])
  })

  it('is not told to whoever looks, on whatever device', async () => {
    const { mei, omar, direct, read } = await friends()
    await world.call(await world.anotherDevice(omar), 'push.setAwake', { awake: true })
    await world.say(mei, direct, 'Here?')
    await told()
    await world.pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
    await told()
    expect(read()).toEqual([])
  })
})

/** Quiet from ten minutes ago until in ten minutes. */
function quietNow() {
  const minute = world.clock.now().getUTCHours() * 60 + world.clock.now().getUTCMinutes()
  return { from: (minute + 1430) % 1440, until: (minute + 10) % 1440 }
}

describe('a chat with a strong alert', () => {
  it('is told though it is muted, in quiet hours, until somebody dismisses it', async () => {
    const { mei, omar, direct, read } = await friends()
    await world.call(omar, 'chat.changePreferences', { conversationId: direct, muted: true, strongAlert: true })
    await world.call(omar, 'push.changePreferences', { previews: true, quiet: quietNow(), timeZone: 'UTC' })
    await world.say(mei, direct, 'The boat is sinking')
    await told()
    expect(read()).toMatchObject([{ body: 'The boat is sinking', strong: true, badge: 1 }])
  })

  it('says nothing of itself where previews are off', async () => {
    const { mei, omar, direct, read } = await friends()
    await world.call(omar, 'chat.changePreferences', { conversationId: direct, strongAlert: true })
    await world.call(omar, 'push.changePreferences', { previews: false, quiet: null, timeZone: 'UTC' })
    await world.say(mei, direct, 'A secret')
    await told()
    const silent = { title: 'New message', body: '', tag: 'alert', url: '/chats' }
    expect(read()).toEqual([{ ...silent, badge: 1, strong: true, language: 'en' }])
  })
})

describe('a muted group', () => {
  it('tells what calls the member and nothing else, in the name that its sender has there', async () => {
    const { mei, omar } = await friends()
    const group = await world.group([mei, omar], 'Harbour')
    await told()
    const read = await browserOf(omar)
    await world.call(omar, 'chat.changePreferences', { conversationId: group, muted: true })
    await world.call(mei, 'chat.setNickname', { conversationId: group, nickname: 'Captain' })
    const body = { kind: 'text' as const, text: '@Omar, come', mentions: [{ memberId: omar.id, offset: 0, length: 5 }] }
    await world.call(mei, 'chat.sendMessage', { conversationId: group, messageId: newUuid(), body })
    await world.say(mei, group, 'Nobody else')
    await told()
    expect(read()).toMatchObject([{ title: 'Harbour', body: 'Captain: @Omar, come', strong: false, badge: 0 }])
  })

  it('is silent in quiet hours', async () => {
    const { mei, omar } = await friends()
    const group = await world.group([mei, omar], 'Harbour')
    await told()
    const read = await browserOf(omar)
    await world.call(omar, 'push.changePreferences', { previews: true, quiet: quietNow(), timeZone: 'UTC' })
    const body = { kind: 'text' as const, text: '@Omar, come', mentions: [{ memberId: omar.id, offset: 0, length: 5 }] }
    await world.call(mei, 'chat.sendMessage', { conversationId: group, messageId: newUuid(), body })
    await told()
    expect(read()).toEqual([])
  })
})

describe('a hidden chat', () => {
  it('names nobody and says nothing until somebody looks into it', async () => {
    const { mei, omar, direct, read } = await friends()
    const seq = await world.say(mei, direct, 'Before')
    await world.call(omar, 'chat.markRead', { conversationId: direct, seq })
    await world.call(omar, 'chat.changePreferences', { conversationId: direct, hiddenSeq: seq })
    await told()
    const next = await world.say(mei, direct, 'A surprise')
    await told()
    expect(read()).toMatchObject([{ title: 'New message', body: '', tag: 'message', url: '/chats' }])
    await world.call(omar, 'chat.markRead', { conversationId: direct, seq: next })
    delivered.length = 0
    await world.say(mei, direct, 'Found it?')
    await told()
    expect(read()).toMatchObject([{ title: mei.self.member.name, body: 'Found it?' }])
  })
})

describe('other news', () => {
  it('are groups that somebody else brought one into', async () => {
    const { mei, omar, read } = await friends()
    const group = await world.group([mei, omar], 'Harbour')
    await told()
    const notice = { title: 'Harbour', tag: `invitation ${group}`, url: `/chats/${group}` }
    expect(read()).toMatchObject([{ ...notice, body: `${mei.self.member.name} added you to the group` }])
    await world.call(omar, 'push.changePreferences', { previews: false, quiet: null, timeZone: 'UTC' })
    delivered.length = 0
    await world.group([mei, omar], 'Jetty')
    await told()
    expect(read()).toMatchObject([{ title: 'You are in a new group', body: '', url: '/chats' }])
    await world.call(omar, 'push.changePreferences', { previews: true, quiet: quietNow(), timeZone: 'UTC' })
    delivered.length = 0
    await world.group([omar, mei], 'Mine')
    await world.group([mei, omar], 'Night')
    await told()
    expect(read()).toEqual([])
  })

  it('are requests and money', async () => {
    const { omar, read } = await friends()
    const lucia = await world.person('Lucia')
    await world.call(lucia, 'contacts.requestContact', { memberId: omar.id, greeting: '' })
    await world.giveMoney(lucia, '20.00')
    const to = { kind: 'member' as const, memberId: omar.id }
    await world.call(lucia, 'payments.pay', { paymentId: newUuid(), to, amount: '250', currency: 'EUR', note: '' })
    await told()
    const bodies = read().map(({ body, tag }) => `${tag.split(' ')[0]}: ${body}`)
    expect(bodies.sort()).toEqual(['money: €2.50 from Lucia', 'requests: Lucia would like to be your contact'])
  })
})

describe('a subscription', () => {
  it('goes where the service does not know it any more', async () => {
    const { mei, omar, direct } = await friends()
    status = 410
    await world.say(mei, direct, 'Gone?')
    await told()
    expect((await world.call(omar, 'push.getSettings', {})).subscribed).toBe(false)
  })

  it('is tried again while the service is busy, and not for ever', async () => {
    const { mei, omar, direct, read } = await friends()
    status = 503
    await world.say(mei, direct, 'Busy?')
    await told()
    const job = async () =>
      (
        await world.pool.query(
          `SELECT attempts, max_attempts, locked_at, last_error IS NOT NULL AS failed
           FROM graphile_worker.jobs WHERE task_identifier = 'sendPush'`,
        )
      ).rows
    await expect.poll(job).toEqual([{ attempts: 1, max_attempts: 6, locked_at: null, failed: true }])
    status = 201
    await world.pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()')
    delivered.length = 0
    await told()
    expect(read()).toMatchObject([{ body: 'Busy?' }])
    expect((await world.call(omar, 'push.getSettings', {})).subscribed).toBe(true)
  })

  it('of a device that was signed out gets nothing', async () => {
    const { mei, omar, direct, read } = await friends()
    const other = await world.anotherDevice(omar)
    await world.call(other, 'accounts.endDevice', { deviceId: omar.deviceId })
    await world.say(mei, direct, 'Who reads this?')
    await told()
    expect(read()).toEqual([])
  })

  it('of a browser belongs to who is signed in there now', async () => {
    const { mei, omar, direct } = await friends()
    const lucia = await world.person('Lucia')
    const { rows } = await world.pool.query('SELECT * FROM push_subscriptions WHERE device_id = $1', [omar.deviceId])
    const { endpoint, p256dh, auth } = rows[0]
    await world.call(lucia, 'push.subscribe', { endpoint, p256dh, auth, timeZone: 'UTC' })
    await world.say(mei, direct, 'For Omar alone')
    await told()
    expect(delivered).toEqual([])
  })

  it('leads to push services only', async () => {
    const { omar } = await friends()
    const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22), timeZone: 'UTC' }
    for (const endpoint of ['https://localhost/x', 'http://127.0.0.1:1/x', 'https://evil.example/x'])
      await expect(world.call(omar, 'push.subscribe', { endpoint, ...keys })).rejects.toMatchObject({
        code: 'push.endpointRefused',
      })
  })
})
