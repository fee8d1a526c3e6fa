import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const two = () => Promise.all([world.person(), world.person()])
const five = () => Promise.all([world.person(), world.person(), world.person(), world.person(), world.person()])

/** What a member's devices are told from now on. */
async function listen(who: Person) {
  const { logSeq } = await world.call(who, 'sync.catchUp', { logSeq: null })
  return async () => (await world.call(who, 'sync.catchUp', { logSeq })).entries
}

describe('announceProfile', () => {
  it('tells contacts, whoever asked, and co-members, and nobody else', async () => {
    const [mei, omar, anya, jonas, stranger] = await five()
    await world.group([omar, mei, anya])
    await world.call(jonas, 'contacts.requestContact', { memberId: mei.id, greeting: '' })
    const heard = await Promise.all([mei, omar, anya, jonas, stranger].map(listen))
    const { member } = await world.call(mei, 'accounts.updateProfile', { name: 'Mei Lin', about: 'On the river' })
    await world.runJobs()
    const told = await Promise.all(heard.map((entries) => entries()))
    const changed = { name: 'accounts.memberChanged', body: { member } }
    expect(told).toMatchObject([[{ name: 'accounts.selfChanged' }], [changed], [changed], [changed], []])
  })

  it('bears being run twice, at the same time', async () => {
    const [mei, omar] = await two()
    await world.befriend(mei, omar)
    const heard = await listen(omar)
    await world.call(mei, 'accounts.updateProfile', { name: 'Mei' })
    const announce = () => world.platform.jobHandlers.announceProfile({ memberId: mei.id })
    await Promise.all([announce(), announce()])
    const { member } = await world.call(mei, 'accounts.getSelf', {})
    expect(await heard()).toMatchObject([{ body: { member } }, { body: { member } }])
  })
})
