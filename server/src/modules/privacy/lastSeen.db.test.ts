import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

const world: World = await createWorld()
afterAll(() => world.close())
let mei: Person
let omar: Person
beforeEach(async () => {
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  await world.befriend(mei, omar)
})

const seenBy = async (who: Person, whom: Person) =>
  (await world.call(who, 'privacy.getLastSeen', { memberId: whom.id })).lastSeenAt
const show = (who: Person, lastSeen: boolean) => world.call(who, 'privacy.changePrivacy', { lastSeen })
/** Answers what others should be told: the minute. */
function leave(who: Person): string {
  world.platform.lastSeen.note(who.id)
  const minute = Math.floor(world.clock.now().getTime() / 60_000) * 60_000
  return new Date(minute).toISOString()
}

describe('when a contact was last there', () => {
  it('is told to the minute, before and after it is written', async () => {
    expect(await seenBy(mei, omar)).toBeNull()
    const at = leave(omar)
    expect(await seenBy(mei, omar)).toBe(at)
    await world.platform.lastSeen.flush()
    expect(await seenBy(mei, omar)).toBe(at)
    world.clock.advance(10 * 60_000)
    const later = leave(omar)
    await world.platform.lastSeen.flush()
    expect(await seenBy(mei, omar)).toBe(later)
  })

  it('is written once for many comings and goings', async () => {
    for (let times = 0; times < 5; times += 1) leave(omar)
    await world.platform.lastSeen.flush()
    const { rows } = await world.pool.query('SELECT count(*) AS count FROM last_seen WHERE member_id = $1', [omar.id])
    expect(Number(rows[0]?.count)).toBe(1)
  })

  it('is not told of who hides it, nor to who hides it', async () => {
    const at = leave(omar)
    leave(mei)
    await show(omar, false)
    expect(await seenBy(mei, omar)).toBeNull()
    expect(await seenBy(omar, mei)).toBeNull()
    await show(omar, true)
    expect(await seenBy(mei, omar)).toBe(at)
    expect(await seenBy(omar, mei)).toBe(at)
  })

  it('is not told to strangers, to oneself, nor where one blocked the other', async () => {
    leave(omar)
    expect(await seenBy(await world.person('Vera'), omar)).toBeNull()
    expect(await seenBy(omar, omar)).toBeNull()
    await world.call(omar, 'contacts.blockMember', { memberId: mei.id })
    leave(mei)
    expect(await seenBy(mei, omar)).toBeNull()
    expect(await seenBy(omar, mei)).toBeNull()
  })

  it('is not told of nobody', async () => {
    const memberId = '01890000-0000-7000-8000-000000000000'
    expect(await world.call(mei, 'privacy.getLastSeen', { memberId })).toEqual({ lastSeenAt: null })
  })
})
