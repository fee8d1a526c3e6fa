/** The socket at `/sync`, over real connections: who hears what, who is cut off, and when. */
import { closeCodes } from '@sampan/contract'
import type { App } from '@sampan/server/app.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { oneOf, runs, seed, seededRandom } from '@sampan/testkit/arbitrary/settings.ts'
import { createWorld, newKey, PASSWORD, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { clientFrame, connectDevice, connectLawless, type News, upgradeStatus, type WireDevice } from './wire.ts'

let world: World
let app: App
const open: WireDevice[] = []

beforeAll(async () => {
  world = await createWorld()
  app = await world.serve()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((device) => device.close()))
})
afterAll(() => world.close())

async function online(person: Person): Promise<WireDevice> {
  const device = await connectDevice(app.address, person.token)
  open.push(device)
  return device
}

async function friends() {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  return { mei, omar, direct: await world.befriend(mei, omar) }
}

const text = (words: string) => ({ kind: 'text' as const, text: words })
const say = (device: WireDevice, conversationId: string, words: string) =>
  device.call('chat.sendMessage', { conversationId, messageId: newUuid(), body: text(words) })
const typesOf = (news: readonly News[]) => news.map(({ type }) => type)
const textsOf = (news: readonly News[]) =>
  news.flatMap((frame) =>
    frame.type === 'message' && frame.message.body.kind === 'text' ? frame.message.body.text : [],
  )
const namesOf = (news: readonly News[]) =>
  news.flatMap((frame) => (frame.type === 'log' ? frame.entries.map(({ name }) => name) : []))

describe('a device', () => {
  it('is welcomed with its place in the log, and told who of its contacts is here', async () => {
    const { mei, omar } = await friends()
    const stranger = await world.person()
    await online(omar)
    await online(stranger)
    const { welcome, news } = await online(mei)
    const { logSeq } = await world.call(mei, 'sync.catchUp', { logSeq: null })
    expect(welcome).toEqual({ type: 'welcome', memberId: mei.id, deviceId: mei.deviceId, logSeq, online: [omar.id] })
    expect(news[0]).toBe(welcome)
  })

  it('calls methods, as over HTTP', async () => {
    const { mei, direct } = await friends()
    const device = await online(mei)
    expect(await device.call('accounts.getSelf', {})).toMatchObject({ member: { id: mei.id } })
    expect(await device.call('chat.getConversation', { conversationId: mei.id })).toBe('chat.conversationNotFound')
    expect(await device.call('chat.getConversation', { conversationId: 'x' })).toBe('request.invalid')
    const key = newKey()
    const once = await device.call('accounts.renewContactCode', {}, key)
    expect(await device.call('accounts.renewContactCode', {}, key)).toEqual(once)
    expect(await device.call('accounts.updateProfile', {}, key)).toBe('request.conflict')
    expect(await say(device, direct, 'Hello')).toMatchObject({ seq: 2 })
  })

  it('cannot come by bytes or cookies here, nor call what is not there', async () => {
    const { mei } = await friends()
    const device = await online(mei)
    const ask = async (method: string, input: unknown) => {
      const id = Math.floor(Math.random() * 1e9) + 1_000
      device.socket.send(JSON.stringify({ id, method, input }))
      const answer = await device.answerTo(id)
      return 'error' in answer ? answer.error.code : answer.output
    }
    expect(await ask('files.uploadPicture', {})).toBe('method.notHere')
    expect(await ask('files.fetchFile', { fileId: newUuid(), variant: 'original' })).toBe('method.notHere')
    const signIn = { handle: mei.handle, password: PASSWORD, deviceName: 'Device' }
    expect(await ask('accounts.signIn', { ...signIn, session: 'cookie' })).toBe('method.notHere')
    expect(await ask('accounts.signIn', { ...signIn, session: 'token' })).toMatchObject({
      deviceId: expect.any(String),
    })
    for (const method of ['chat.nothing', '', '__proto__', 'constructor', 'chat.sendMessage '])
      expect(await ask(method, {})).toBe('method.notFound')
  })
})

describe('pushes', () => {
  it('a message reaches every device of its conversation, in order, and no other', async () => {
    const { mei, omar, direct } = await friends()
    const lena = await world.person('Lena')
    await world.befriend(mei, lena)
    const [meiHere, meiThere, omarHere, lenaHere] = [
      await online(mei),
      await online(await world.anotherDevice(mei)),
      await online(omar),
      await online(lena),
    ]
    for (const words of ['One', 'Two', 'Three']) await say(meiHere, direct, words)
    for (const device of [meiHere, meiThere, omarHere, lenaHere]) await device.settled()
    for (const device of [meiHere, meiThere, omarHere]) expect(textsOf(device.news)).toEqual(['One', 'Two', 'Three'])
    expect(typesOf(lenaHere.news)).not.toContain('message')
  })

  it('an entry of the log reaches the devices of its member, and no other', async () => {
    const { mei, omar } = await friends()
    const elsewhere = await world.anotherDevice(mei)
    const [meiHere, meiThere, omarHere] = [await online(mei), await online(elsewhere), await online(omar)]
    await meiHere.call('contacts.setRemark', { memberId: omar.id, remark: 'Ferryman' })
    for (const device of [meiHere, meiThere, omarHere]) await device.settled()
    for (const device of [meiHere, meiThere]) expect(namesOf(device.news)).toEqual(['contacts.relationChanged'])
    expect(namesOf(omarHere.news)).toEqual([])
    const [entry] = meiHere.news.flatMap((frame) => (frame.type === 'log' ? frame.entries : []))
    expect(entry?.seq).toBe(meiHere.welcome.logSeq + 1)
  })

  it('typing is shown to the others alone', async () => {
    const { mei, omar, direct } = await friends()
    const lena = await world.person('Lena')
    await world.befriend(omar, lena)
    const [meiHere, omarHere, lenaHere] = [await online(mei), await online(omar), await online(lena)]
    await meiHere.call('chat.setTyping', { conversationId: direct })
    for (const device of [meiHere, omarHere, lenaHere]) await device.settled()
    expect(omarHere.news).toContainEqual({ type: 'typing', conversationId: direct, memberId: mei.id })
    for (const device of [meiHere, lenaHere]) expect(typesOf(device.news)).not.toContain('typing')
  })

  it('presence is told to contacts, with the first device and after the last', async () => {
    const { mei, omar } = await friends()
    const stranger = await world.person()
    const [omarHere, strangerHere] = [await online(omar), await online(stranger)]
    const [first, second] = [await online(mei), await online(await world.anotherDevice(mei))]
    const isAway = (frame: News) => frame.type === 'presence' && !frame.online
    await first.close()
    await omarHere.settled()
    expect(omarHere.news.filter(({ type }) => type === 'presence')).toEqual([
      { type: 'presence', memberId: mei.id, online: true },
    ])
    await second.close()
    await omarHere.hears(isAway)
    await strangerHere.settled()
    expect(typesOf(strangerHere.news)).toEqual(['welcome'])
  })

  it('who is blocked is not told when the other comes or is here', async () => {
    const { mei, omar } = await friends()
    const omarHere = await online(omar)
    const meiHere = await online(mei)
    await omarHere.hears(({ type }) => type === 'presence')
    await meiHere.call('contacts.blockMember', { memberId: omar.id })
    const heard = omarHere.news.length
    await meiHere.close()
    const meiAgain = await online(mei)
    // Another device of the blocked one, while the first keeps what it knew.
    const omarThere = await online(await world.anotherDevice(omar))
    await omarHere.settled()
    expect(omarHere.news.slice(heard).filter(({ type }) => type === 'presence')).toEqual([])
    expect(omarThere.welcome.online).toEqual([])
    expect(meiAgain.welcome.online).toEqual([])
    // Undone, they see each other again.
    await meiAgain.call('contacts.unblockMember', { memberId: omar.id })
    expect((await online(await world.anotherDevice(omar))).welcome.online).toEqual([mei.id])
  })

  it('who joins a group while being here hears what is said from then on', async () => {
    const { mei, omar } = await friends()
    const [meiHere, omarHere] = [await online(mei), await online(omar)]
    const group = await meiHere.call('chat.createGroup', { title: 'New', memberIds: [omar.id] })
    if (typeof group === 'string') throw new Error(group)
    await say(meiHere, group.conversation.id, 'First')
    await omarHere.hears((frame) => frame.type === 'message' && frame.message.seq === 2)
    expect(typesOf(omarHere.news).slice(-2)).toEqual(['log', 'message'])
  })
})

describe('an ended device', () => {
  it.each([
    [
      'by another one',
      (here: WireDevice, gone: Person) => here.call('accounts.endDevice', { deviceId: gone.deviceId }),
    ],
    [
      'by a new password',
      (here: WireDevice) => here.call('accounts.changePassword', { current: PASSWORD, next: 'a boat on the lake' }),
    ],
  ])('%s is closed at once and does not come back', async (_how, end) => {
    const mei = await world.person('Mei')
    const elsewhere = await world.anotherDevice(mei)
    const [here, gone] = [await online(mei), await connectDevice(app.address, elsewhere.token)]
    expect(await end(here, elsewhere)).toEqual({})
    expect(await gone.closed).toBe(closeCodes.signedOut)
    expect(namesOf(here.news)).toContain('accounts.deviceEnded')
    expect(here.socket.readyState).toBe(here.socket.OPEN)
    const headers = { authorization: `Bearer ${elsewhere.token}` }
    expect(await upgradeStatus(app.address, { headers })).toBe(401)
  })

  it('by itself is closed at once', async () => {
    const device = await connectDevice(app.address, (await world.person()).token)
    device.socket.send(JSON.stringify({ id: 1, method: 'accounts.signOut', input: {} }))
    expect(await device.closed).toBe(closeCodes.signedOut)
  })

  it('does nothing more, even where it does not let go of the connection', async () => {
    const { mei, direct } = await friends()
    const elsewhere = await world.anotherDevice(mei)
    const lawless = await connectLawless(app.address, elsewhere.token)
    const here = await online(mei)
    const shout = (words: string) => {
      const input = { conversationId: direct, messageId: newUuid(), body: text(words) }
      return clientFrame(JSON.stringify({ id: 1, method: 'chat.sendMessage', input }))
    }
    lawless.write(shout('Still me'))
    await here.hears((frame) => frame.type === 'message')
    await here.call('accounts.endDevice', { deviceId: elsewhere.deviceId })
    lawless.write(shout('Not me'))
    // The server answers no more, so that only what was stored can tell.
    await world.call(mei, 'chat.sendMessage', { conversationId: direct, messageId: newUuid(), body: text('After') })
    await here.settled()
    const { messages } = await world.call(mei, 'chat.fetchMessages', { conversationId: direct })
    const words = messages.flatMap(({ body }) => (body.kind === 'text' ? body.text : []))
    lawless.end()
    expect(words).toEqual(['Still me', 'After'])
  })
})

describe('who was removed', () => {
  const rounds = runs(25).numRuns

  it(`hears nothing that was said after it, whoever speaks at that moment (seed ${seed}, ${rounds} rounds)`, async () => {
    const random = seededRandom(seed)
    const { mei, omar } = await friends()
    const [lena, ben] = [await world.person('Lena'), await world.person('Ben')]
    const group = await world.group([mei, omar, lena, ben])
    const [meiHere, omarHere, lenaHere, benHere] = [
      await online(mei),
      await online(omar),
      await online(lena),
      await online(ben),
    ]
    const speakers = [meiHere, lenaHere, benHere]
    for (let round = 0; round < rounds; round += 1) {
      const heardBefore = omarHere.news.length
      const acts: (() => Promise<unknown>)[] = Array.from({ length: 6 }, (_, index) => {
        const speaker = oneOf(random, speakers)
        return () => say(speaker, group, `Round ${round}, ${index}`)
      })
      const removing = () => meiHere.call('chat.removeMember', { conversationId: group, memberId: omar.id })
      acts.splice(Math.floor(random() * 7), 0, removing)
      await Promise.all(acts.map((act) => act()))
      await omarHere.settled()

      const { messages } = await world.call(mei, 'chat.fetchMessages', { conversationId: group, limit: 20 })
      const note = messages.findLast(({ body }) => body.kind === 'note' && body.note.type === 'memberRemoved')
      if (!note) throw new Error('The removal is noted')
      const heard = omarHere.news
        .slice(heardBefore)
        .flatMap((frame) => (frame.type === 'message' ? frame.message.seq : []))
      expect(
        heard.filter((seq) => seq >= note.seq),
        `round ${round}`,
      ).toEqual([])
      expect(await omarHere.call('chat.fetchMessages', { conversationId: group })).toBe('chat.conversationNotFound')
      await meiHere.call('chat.inviteMembers', { conversationId: group, memberIds: [omar.id] })
    }
    // Those who stayed heard all of it once. A note may come late, with a number that tells its place.
    await lenaHere.settled()
    const seqs = lenaHere.news.flatMap((frame) =>
      frame.type === 'message' && frame.message.conversationId === group ? frame.message.seq : [],
    )
    const first = Math.min(...seqs)
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: rounds * 8 }, (_, index) => first + index))
  })
})

describe('a reader that does not read', () => {
  it('is cut off before the server keeps much for it, and catches up later', async () => {
    const { mei, omar, direct } = await friends()
    const omarHere = await online(omar)
    const meiHere = await online(mei)
    omarHere.socket.pause()
    const page = '界'.repeat(4_000)
    const messagesMax = 2_000
    let sent = 0
    // The last device of Omar's: when it is gone, Mei is told.
    const isGone = () => meiHere.news.some((frame) => frame.type === 'presence' && !frame.online)
    while (!isGone() && sent < messagesMax) {
      await Promise.all(Array.from({ length: 20 }, () => say(meiHere, direct, page)))
      sent += 20
    }
    expect(isGone()).toBe(true)
    omarHere.socket.resume()
    await omarHere.closed
    const heard = textsOf(omarHere.news).length
    expect(heard).toBeLessThan(sent)

    // Back again, everything is there by its number.
    const again = await online(omar)
    const seqs = new Set(omarHere.news.flatMap((frame) => (frame.type === 'message' ? frame.message.seq : [])))
    for (let after = seqs.size + 1, more = true; more; ) {
      const answer = await again.call('chat.fetchMessages', { conversationId: direct, after, limit: 50 })
      if (typeof answer === 'string') throw new Error(answer)
      for (const { seq } of answer.messages) seqs.add(seq)
      after = answer.messages.at(-1)?.seq ?? after
      more = after < answer.lastSeq
    }
    expect(seqs.size).toBe(sent)
  })
})

describe('the way in', () => {
  it('needs a session, which never stands in the address', async () => {
    const { token } = await world.person()
    const ways = [
      { path: '/sync' },
      { path: `/sync?token=${token}` },
      { path: `/sync?access_token=${token}&authorization=Bearer%20${token}` },
      { headers: { 'sec-websocket-protocol': token } },
      { headers: { authorization: token } },
      { headers: { authorization: `Basic ${token}` } },
      { headers: { authorization: 'Bearer ' } },
      { headers: { cookie: `session=${token}` } },
    ]
    for (const way of ways) expect([way, await upgradeStatus(app.address, way)]).toEqual([way, 401])
    expect(await upgradeStatus(app.address, { headers: { cookie: `a=b; sampan_session=${token}` } })).toBe(101)
    expect(await upgradeStatus(app.address, { headers: { authorization: `Bearer ${token}` } })).toBe(101)
  })

  it('is closed to pages of other sites', async () => {
    const { token } = await world.person()
    const cookie = `sampan_session=${token}`
    const host = new URL(app.address).host
    for (const origin of ['https://evil.example', 'null', `http://${host}.evil.example`, 'http://localhost:1'])
      expect([origin, await upgradeStatus(app.address, { headers: { cookie, origin } })]).toEqual([origin, 403])
    const sneaked = { cookie, 'sec-fetch-site': 'cross-site' }
    expect(await upgradeStatus(app.address, { headers: sneaked })).toBe(403)
    expect(await upgradeStatus(app.address, { headers: { cookie, origin: `http://${host}` } })).toBe(101)
  })

  it('leads nowhere else', async () => {
    const headers = { authorization: `Bearer ${(await world.person()).token}` }
    for (const path of ['/', '/sync/', '/api/chat.sendMessage', '/sync2', '/%73ync'])
      expect([path, await upgradeStatus(app.address, { path, headers })]).toEqual([path, 404])
  })

  it('is not kept by one member alone', async () => {
    const mei = await world.person()
    for (let index = 0; index < 32; index += 1) await online(mei)
    expect(await upgradeStatus(app.address, { headers: { authorization: `Bearer ${mei.token}` } })).toBe(429)
    expect(
      await upgradeStatus(app.address, { headers: { authorization: `Bearer ${(await world.person()).token}` } }),
    ).toBe(101)
  })
})

describe('a server that goes down', () => {
  it('says so to everyone', async () => {
    const other = await createWorld()
    const { address } = await other.serve()
    const device = await connectDevice(address, (await other.person()).token)
    await other.close()
    expect(await device.closed).toBe(closeCodes.goingDown)
  })
})
