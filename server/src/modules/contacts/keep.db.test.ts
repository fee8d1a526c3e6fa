import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const two = async () => {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  await world.befriend(mei, omar)
  return { mei, omar }
}
const relationOf = async (who: Person, other: Person) =>
  (await world.call(who, 'contacts.getRelation', { memberId: other.id })).relation
const makeTag = async (who: Person, name: string) => {
  const tagId = newUuid()
  await world.call(who, 'contacts.keepTag', { tagId, name })
  return tagId
}

describe('what one keeps about a contact', () => {
  it('is seen by oneself alone, and only what is given changes', async () => {
    const { mei, omar } = await two()
    const tagId = await makeTag(mei, 'Ferry')
    const about = { starred: true, tagIds: [tagId], note: 'Likes tea', phones: ['030 123', ' '] }
    await world.call(mei, 'contacts.keepAbout', { memberId: omar.id, ...about })
    await world.call(mei, 'contacts.keepAbout', { memberId: omar.id, starred: false })
    const kept = { starred: false, tagIds: [tagId], note: 'Likes tea', phones: ['030 123'] }
    expect(await relationOf(mei, omar)).toMatchObject(kept)
    expect(await relationOf(omar, mei)).toMatchObject({ starred: false, tagIds: [], note: null, phones: [] })
  })

  it('goes with the contact', async () => {
    const { mei, omar } = await two()
    const tagId = await makeTag(mei, 'Ferry')
    await world.call(mei, 'contacts.keepAbout', { memberId: omar.id, starred: true, tagIds: [tagId], note: 'Tea' })
    const { relation } = await world.call(mei, 'contacts.removeContact', { memberId: omar.id })
    expect(relation).toMatchObject({ starred: false, tagIds: [], note: null, phones: [] })
    const again = world.call(mei, 'contacts.keepAbout', { memberId: omar.id, starred: true })
    await expect(again).rejects.toMatchObject({ code: 'contacts.notContact' })
  })
})

describe('tags', () => {
  it('are one’s own: another one’s id opens nothing', async () => {
    const { mei, omar } = await two()
    const tagId = await makeTag(mei, 'Ferry')
    const about = { memberId: mei.id, tagIds: [tagId] }
    const notFound = { code: 'contacts.tagNotFound' }
    await expect(world.call(omar, 'contacts.keepAbout', about)).rejects.toMatchObject(notFound)
    await expect(world.call(omar, 'contacts.removeTag', { tagId })).rejects.toMatchObject(notFound)
    await world.call(omar, 'contacts.keepTag', { tagId, name: 'Boats' })
    expect((await world.call(mei, 'contacts.listTags', {})).tags).toEqual([{ id: tagId, name: 'Ferry' }])
  })

  it('have names that differ, and can be named anew', async () => {
    const { mei } = await two()
    const [ferry, boats] = [await makeTag(mei, 'Ferry'), await makeTag(mei, 'Boats')]
    const taken = world.call(mei, 'contacts.keepTag', { tagId: boats, name: ' Ferry ' })
    await expect(taken).rejects.toMatchObject({ code: 'contacts.tagNameTaken' })
    const { tags } = await world.call(mei, 'contacts.keepTag', { tagId: ferry, name: 'Crew' })
    expect(tags.map(({ name }) => name)).toEqual(['Crew', 'Boats'])
  })

  it('take many at once, pass over who is no contact, and go from all of them', async () => {
    const { mei, omar } = await two()
    const [lena, stranger] = [await world.person('Lena'), await world.person('Stranger')]
    await world.befriend(mei, lena)
    const tagId = await makeTag(mei, 'Ferry')
    const addIds = [omar.id, lena.id, stranger.id]
    await world.call(mei, 'contacts.tagContacts', { tagId, addIds, removeIds: [] })
    const tagged = async () =>
      (await world.call(mei, 'contacts.listRelations', {})).relations
        .filter(({ tagIds }) => tagIds.includes(tagId))
        .map(({ member }) => member.id)
        .sort()
    expect(await tagged()).toEqual([omar.id, lena.id].sort())
    await world.call(mei, 'contacts.tagContacts', { tagId, addIds: [], removeIds: [lena.id] })
    expect(await tagged()).toEqual([omar.id])
    expect((await world.call(mei, 'contacts.removeTag', { tagId })).tags).toEqual([])
    expect(await tagged()).toEqual([])
  })

  it('end at a hundred', async () => {
    const { mei } = await two()
    for (let count = 1; count <= 100; count += 1) await makeTag(mei, `Tag ${count}`)
    await expect(makeTag(mei, 'One more')).rejects.toMatchObject({ code: 'contacts.tooManyTags' })
  })
})
