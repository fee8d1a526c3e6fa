import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMember, findMemberByContactCode, findMemberByHandle, readMembers, readSelf } from './index.ts'

let world: World
beforeAll(async () => {
  world = await createWorld({ settings: { SAMPAN_DEMO: 'on' }, demoHandles: ['omar_demo', 'mei_demo', 'gone_demo'] })
})
afterAll(() => world.close())

const refusedAs = (code: string) => expect.objectContaining({ code })
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#2b6' } })
    .png()
    .toBuffer()

describe('accounts.updateProfile', () => {
  test('changes what is named, leaves the rest, and tells the member’s devices', async () => {
    const mei = await world.person('Mei')
    const { logSeq } = await world.call(mei, 'sync.catchUp', { logSeq: null })
    const self = await world.call(mei, 'accounts.updateProfile', { about: 'On the river', region: 'CN' })
    expect(self.member).toEqual({ ...mei.self.member, about: 'On the river', region: 'CN' })
    const { entries } = await world.call(mei, 'sync.catchUp', { logSeq })
    expect(entries).toEqual([expect.objectContaining({ name: 'accounts.selfChanged', body: { self } })])
    expect(await world.call(mei, 'accounts.getSelf', {})).toEqual(self)
  })

  test('tells nobody where nothing changes, and no job where only the language does', async () => {
    const mei = await world.person('Mei')
    const waiting = async () => (await world.pool.query('SELECT count(*) AS jobs FROM graphile_worker.jobs')).rows[0]
    const before = { ...(await waiting()), ...(await world.call(mei, 'sync.catchUp', { logSeq: null })) }
    await world.call(mei, 'accounts.updateProfile', { name: 'Mei' })
    expect({ ...(await waiting()), ...(await world.call(mei, 'sync.catchUp', { logSeq: null })) }).toEqual(before)
    await world.call(mei, 'accounts.updateProfile', { language: 'zh' })
    expect(await waiting()).toEqual({ jobs: before.jobs })
    await world.call(mei, 'accounts.updateProfile', { name: '美' })
    expect(await waiting()).toEqual({ jobs: before.jobs + 1 })
  })

  test('takes an own avatar, and nothing else, as picture', async () => {
    const [mei, omar] = [await world.person(), await world.person()]
    const bytes = await picture()
    const own = await world.call(mei, 'files.uploadAvatar', {}, { bytes })
    const plain = await world.call(mei, 'files.uploadPicture', {}, { bytes })
    const others = await world.call(omar, 'files.uploadAvatar', {}, { bytes })
    const set = (avatarFileId: string | null) => world.call(mei, 'accounts.updateProfile', { avatarFileId })

    expect((await set(own.id)).member.avatarFileId).toBe(own.id)
    await expect(set(plain.id)).rejects.toEqual(refusedAs('files.wrongType'))
    await expect(set(others.id)).rejects.toEqual(refusedAs('files.notFound'))
    await expect(set(mei.id)).rejects.toEqual(refusedAs('files.notFound'))
    expect((await set(null)).member.avatarFileId).toBeNull()
  })
})

test('accounts.renewContactCode ends the old code', async () => {
  const mei = await world.person('Mei')
  const { contactCode, member } = await world.call(mei, 'accounts.renewContactCode', {})
  expect(await findMemberByContactCode(world.platform.db, mei.self.contactCode)).toBeNull()
  expect(await findMemberByContactCode(world.platform.db, contactCode)).toEqual(member)
})

describe('other modules', () => {
  test('read members by id, each once, without those who do not exist', async () => {
    const [mei, omar] = [await world.person(), await world.person()]
    const { db } = world.platform
    const members = await readMembers(db, [omar.id, mei.id, omar.id, omar.deviceId])
    expect(members).toEqual(new Map([mei, omar].map(({ id, self }) => [id, self.member])))
    expect(await readMembers(db, [])).toEqual(new Map())
    expect(await findMemberByHandle(db, mei.handle, world.clock.now())).toEqual(mei.self.member)
    expect(await readSelf(db, mei.id)).toEqual(mei.self)
    await expect(readSelf(db, mei.deviceId)).rejects.toEqual(refusedAs('member.notFound'))
  })
})

describe('the demo', () => {
  const stepIn = (handle: string) =>
    world.call(null, 'accounts.stepIn', { handle, deviceName: 'Browser', session: 'cookie' })

  test('offers its own people in the operator’s order, and lets anyone step in as one of them', async () => {
    const someone = await world.person()
    await world.platform.transactions.write(async (tx) => {
      const common = { language: 'en', name: 'Demo', demo: true } as const
      await createMember(tx, { ...common, handle: 'mei_demo', contactCode: 'demoMei000000000' })
      await createMember(tx, { ...common, handle: 'omar_demo', contactCode: 'demoOmar00000000' })
      await createMember(tx, { ...common, handle: 'other_demo', contactCode: 'demoOther0000000' })
      await createMember(tx, { ...common, handle: 'gone_demo', contactCode: 'demoGone00000000', demo: false })
    })
    const { people } = await world.call(null, 'accounts.listDemoPeople', {})
    expect(people.map(({ member, language }) => [member.handle, language])).toEqual([
      ['omar_demo', 'en'],
      ['mei_demo', 'en'],
    ])
    expect(await stepIn('mei_demo')).toMatchObject({ self: { member: { handle: 'mei_demo' }, hasPassword: false } })
    for (const handle of [someone.handle, 'gone_demo', 'other_demo', 'nobody_here'])
      await expect(stepIn(handle)).rejects.toEqual(refusedAs('member.notFound'))
  })

  test('is nowhere to be found where it is off', async () => {
    const plain = await createWorld({ settings: { SAMPAN_DEMO: 'off' }, demoHandles: ['mei_demo'] })
    try {
      await plain.platform.transactions.write((tx) =>
        createMember(tx, {
          handle: 'mei_demo',
          name: 'Mei',
          language: 'zh',
          contactCode: 'demoMei000000000',
          demo: true,
        }),
      )
      await expect(plain.call(null, 'accounts.listDemoPeople', {})).rejects.toEqual(refusedAs('accounts.noDemo'))
      const input = { handle: 'mei_demo', deviceName: 'Browser', session: 'token' } as const
      await expect(plain.call(null, 'accounts.stepIn', input)).rejects.toEqual(refusedAs('accounts.noDemo'))
    } finally {
      await plain.close()
    }
  })
})
