import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { areContacts, contactIdsOf, listingIdsOf, mayTalk } from './index.ts'
import { countHeld } from './store.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const two = () => Promise.all([world.person(), world.person()])
const five = () => Promise.all([world.person(), world.person(), world.person(), world.person(), world.person()])
const six = () =>
  Promise.all([world.person(), world.person(), world.person(), world.person(), world.person(), world.person()])

const relationOf = async (who: Person, other: Person) =>
  (await world.call(who, 'contacts.getRelation', { memberId: other.id })).relation
const listOf = async (who: Person) => (await world.call(who, 'contacts.listRelations', {})).relations
const ask = (who: Person, other: Person, greeting = '') =>
  world.call(who, 'contacts.requestContact', { memberId: other.id, greeting })
const block = (who: Person, other: Person) => world.call(who, 'contacts.blockMember', { memberId: other.id })

describe('finding people', () => {
  it('gives the same stranger by handle, by code and by id', async () => {
    const [mei, omar] = await two()
    const stranger = {
      member: omar.self.member,
      state: 'stranger',
      greeting: null,
      remark: null,
      blocked: false,
      starred: false,
      tagIds: [],
      note: null,
      phones: [],
      changedAt: '1970-01-01T00:00:00.000Z',
    }
    const byHandle = await world.call(mei, 'contacts.findByHandle', { handle: omar.handle })
    const byCode = await world.call(mei, 'contacts.findByCode', { code: omar.self.contactCode })
    expect([byHandle.relation, byCode.relation, await relationOf(mei, omar)]).toEqual([stranger, stranger, stranger])
  })

  it('answers member.notFound where there is nobody', async () => {
    const mei = await world.person()
    const notFound = { code: 'member.notFound' }
    await expect(world.call(mei, 'contacts.findByHandle', { handle: 'nobody_here' })).rejects.toMatchObject(notFound)
    await expect(world.call(mei, 'contacts.findByCode', { code: 'A'.repeat(16) })).rejects.toMatchObject(notFound)
    const memberId = '01900000-0000-7000-8000-000000000000'
    await expect(world.call(mei, 'contacts.getRelation', { memberId })).rejects.toMatchObject(notFound)
    await expect(world.call(mei, 'contacts.ignoreRequest', { memberId })).rejects.toMatchObject(notFound)
    await expect(world.call(mei, 'contacts.blockMember', { memberId })).rejects.toMatchObject(notFound)
  })

  it('hides the blocker from the blocked, and not the other way round', async () => {
    const [mei, omar] = await two()
    await block(mei, omar)
    const notFound = { code: 'member.notFound' }
    const { handle, id: memberId } = mei
    await expect(world.call(omar, 'contacts.findByHandle', { handle })).rejects.toMatchObject(notFound)
    const { contactCode: code } = mei.self
    await expect(world.call(omar, 'contacts.findByCode', { code })).rejects.toMatchObject(notFound)
    await expect(world.call(omar, 'contacts.getRelation', { memberId })).rejects.toMatchObject(notFound)
    const found = await world.call(mei, 'contacts.findByHandle', { handle: omar.handle })
    expect(found.relation).toMatchObject({ state: 'stranger', blocked: true })
  })

  it('shows one’s own card', async () => {
    const mei = await world.person()
    expect(await relationOf(mei, mei)).toMatchObject({ member: mei.self.member, state: 'stranger' })
  })
})

describe('contacts.setRemark', () => {
  it('is seen by oneself alone', async () => {
    const [mei, omar] = await two()
    await world.befriend(mei, omar)
    const given = await world.call(mei, 'contacts.setRemark', { memberId: omar.id, remark: 'Omar from the ferry' })
    expect(given.relation.remark).toBe('Omar from the ferry')
    expect(await relationOf(mei, omar)).toEqual(given.relation)
    expect((await relationOf(omar, mei)).remark).toBeNull()
    const taken = await world.call(mei, 'contacts.setRemark', { memberId: omar.id, remark: null })
    expect(taken.relation.remark).toBeNull()
  })

  it('is for contacts', async () => {
    const [mei, omar] = await two()
    const remark = { memberId: omar.id, remark: 'Someone' }
    await expect(world.call(mei, 'contacts.setRemark', remark)).rejects.toMatchObject({ code: 'contacts.notContact' })
  })
})

describe('contacts.listRelations', () => {
  it('pages through contacts, open requests and blocked people in a steady order', async () => {
    const [mei, contact, asked, asking, blocked, ignored] = await six()
    await world.befriend(mei, contact)
    await ask(mei, asked)
    await ask(asking, mei, 'Hello Mei')
    await block(mei, blocked)
    await ask(ignored, mei)
    await world.call(mei, 'contacts.ignoreRequest', { memberId: ignored.id })

    const pages: string[][] = []
    let cursor: string | null = null
    do {
      const input: { limit: number; cursor?: string } = cursor === null ? { limit: 3 } : { limit: 3, cursor }
      const page = await world.call(mei, 'contacts.listRelations', input)
      pages.push(page.relations.map(({ member }) => member.id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(pages.map(({ length }) => length)).toEqual([3, 1])
    expect(pages.flat()).toEqual([contact, asked, asking, blocked].map(({ id }) => id).sort())
    expect((await listOf(mei)).find(({ member }) => member.id === asking.id)).toMatchObject({
      state: 'requestedByOther',
      greeting: 'Hello Mei',
    })
  })

  it('refuses a cursor that it did not give', async () => {
    const mei = await world.person()
    await expect(world.call(mei, 'contacts.listRelations', { cursor: 'elsewhere' })).rejects.toMatchObject({
      code: 'request.invalid',
    })
  })
})

describe('what other modules ask', () => {
  it('counts only contacts without a block on either side', async () => {
    const { db } = world.platform
    const [mei, omar, anya, jonas, stranger] = await five()
    for (const other of [omar, anya, jonas]) await world.befriend(mei, other)
    await ask(mei, stranger)
    expect(await areContacts(db, mei.id, [omar.id, anya.id, omar.id])).toBe(true)
    expect(await areContacts(db, mei.id, [])).toBe(true)
    expect(await areContacts(db, mei.id, [omar.id, stranger.id])).toBe(false)
    expect(await areContacts(db, mei.id, [mei.id])).toBe(false)
    await block(anya, mei)
    await block(mei, jonas)
    expect(await areContacts(db, mei.id, [anya.id])).toBe(false)
    expect(await mayTalk(db, jonas.id, mei.id)).toBe(false)
    expect(await mayTalk(db, omar.id, mei.id)).toBe(true)
    expect(await contactIdsOf(db, mei.id)).toEqual([omar.id])
    expect(await listingIdsOf(db, mei.id)).toEqual([omar, anya, jonas, stranger].map(({ id }) => id).sort())
    expect(await countHeld(db, mei.id)).toBe(4)
  })
})
