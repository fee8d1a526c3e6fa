import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const DAY_MS = 24 * 3_600_000
const refused = (code: string) => expect.objectContaining({ code })

/** Mei owns it, Lena is a member; Rosa is outside and knows nobody. */
async function crew() {
  const [mei, lena, rosa] = await world.people(3)
  return { mei, lena, rosa, group: await world.group([mei, lena], 'Crew') }
}
async function linkOf(who: Person, conversationId: string, life: 'day' | 'week' | 'never' = 'never') {
  const { linkId } = await world.call(who, 'chat.createGroupLink', { conversationId, life })
  const { links } = await world.call(who, 'chat.listGroupLinks', { conversationId })
  const link = links.find(({ id }) => id === linkId)
  if (!link) throw new Error('A new link is listed')
  return link
}
const linksOf = async (who: Person, conversationId: string) =>
  (await world.call(who, 'chat.listGroupLinks', { conversationId })).links
const join = (who: Person, token: string) => world.call(who, 'chat.joinByLink', { token })
const countIn = async (who: Person, conversationId: string) =>
  (await world.call(who, 'chat.getConversation', { conversationId })).conversation.memberCount
const waitingFor = async (who: Person, conversationId: string) =>
  (await world.call(who, 'chat.getConversation', { conversationId })).conversation.group?.requestCount

describe('a link', () => {
  it('shows what it leads to, lets in, and counts', async () => {
    const { lena, rosa, group } = await crew()
    const { token } = await linkOf(lena, group)
    const { group: preview } = await world.call(rosa, 'chat.readGroupLink', { token })
    expect(preview).toMatchObject({ title: 'Crew', memberCount: 2, conversationId: null, asked: false })
    expect(preview.invitedBy.id).toBe(lena.id)
    await expect(join(rosa, token)).resolves.toEqual({ conversationId: group })
    const { messages } = await world.call(rosa, 'chat.fetchMessages', { conversationId: group })
    expect(messages.map(({ body }) => body)).toEqual([
      { kind: 'note', note: { type: 'joinedByLink', memberId: rosa.id, madeById: lena.id } },
    ])
    await expect(join(rosa, token)).resolves.toEqual({ conversationId: group })
    expect((await linksOf(lena, group))[0]?.uses).toBe(1)
  })

  it('lets in once who comes twice at the same moment', async () => {
    const { mei, rosa, group } = await crew()
    const { token } = await linkOf(mei, group)
    await Promise.all([join(rosa, token), join(rosa, token), join(rosa, token)])
    expect(await countIn(mei, group)).toBe(3)
    expect((await linksOf(mei, group))[0]?.uses).toBe(1)
  })

  it('is nothing after its end, and a wrong one says the same', async () => {
    const { mei, rosa, group } = await crew()
    const { token } = await linkOf(mei, group, 'day')
    const gone = refused('chat.linkNotFound')
    await expect(world.call(rosa, 'chat.readGroupLink', { token: 'A'.repeat(22) })).rejects.toEqual(gone)
    world.clock.advance(DAY_MS - 1)
    await world.call(rosa, 'chat.readGroupLink', { token })
    world.clock.advance(1)
    await expect(world.call(rosa, 'chat.readGroupLink', { token })).rejects.toEqual(gone)
    await expect(join(rosa, token)).rejects.toEqual(gone)
    expect(await linksOf(mei, group)).toEqual([])
  })

  it('ends by its maker, by who leads, with its maker’s rights and with its maker', async () => {
    const { mei, lena, rosa, group } = await crew()
    const [first, second, third] = [await linkOf(lena, group), await linkOf(mei, group), await linkOf(lena, group)]
    await expect(
      world.call(lena, 'chat.revokeGroupLink', { conversationId: group, linkId: second.id }),
    ).rejects.toEqual(refused('chat.notAllowed'))
    expect((await linksOf(lena, group)).map(({ id }) => id).sort()).toEqual([first.id, third.id].sort())
    await world.call(mei, 'chat.revokeGroupLink', { conversationId: group, linkId: first.id })
    await expect(join(rosa, first.token)).rejects.toEqual(refused('chat.linkNotFound'))
    await world.call(mei, 'chat.changeGroupSettings', { conversationId: group, inviting: 'admins' })
    await expect(join(rosa, third.token)).rejects.toEqual(refused('chat.linkNotFound'))
    await expect(world.call(lena, 'chat.createGroupLink', { conversationId: group, life: 'day' })).rejects.toEqual(
      refused('chat.notAllowed'),
    )
    await world.call(mei, 'chat.changeGroupSettings', { conversationId: group, inviting: 'everyone' })
    await world.call(lena, 'chat.leaveGroup', { conversationId: group })
    await expect(join(rosa, third.token)).rejects.toEqual(refused('chat.linkNotFound'))
    await join(rosa, second.token)
  })

  it('either lets in or is ended first, never half', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { mei, rosa, group } = await crew()
      const { token, id } = await linkOf(mei, group)
      const [joined] = await Promise.allSettled([
        join(rosa, token),
        world.call(mei, 'chat.revokeGroupLink', { conversationId: group, linkId: id }),
      ])
      expect(await countIn(mei, group)).toBe(joined.status === 'fulfilled' ? 3 : 2)
    }
  })

  it('stands in the database as a hash alone', async () => {
    const { mei, group } = await crew()
    const { token } = await linkOf(mei, group)
    const { rows } = await world.pool.query<{ row: string }>(
      'SELECT to_json(link)::text AS row FROM group_links AS link',
    )
    const keys = await world.pool.query<{ row: string }>(
      'SELECT to_json(key)::text AS row FROM idempotency_keys AS key',
    )
    for (const { row } of [...rows, ...keys.rows]) expect(row).not.toContain(token)
  })

  it('makes whoever was taken out ask', async () => {
    const { mei, lena, group } = await crew()
    const { token } = await linkOf(mei, group)
    await world.call(mei, 'chat.removeMember', { conversationId: group, memberId: lena.id })
    await expect(join(lena, token)).resolves.toEqual({ conversationId: null })
    expect(await waitingFor(mei, group)).toBe(1)
  })
})

describe('approval', () => {
  async function asking() {
    const { mei, lena, rosa, group } = await crew()
    await world.call(mei, 'chat.changeGroupSettings', { conversationId: group, approval: true })
    const { token } = await linkOf(lena, group)
    await expect(join(rosa, token)).resolves.toEqual({ conversationId: null })
    return { mei, lena, rosa, group, token }
  }

  it('lets nobody in but by who leads', async () => {
    const { mei, lena, rosa, group, token } = await asking()
    await join(rosa, token)
    expect([await waitingFor(mei, group), await waitingFor(lena, group)]).toEqual([1, 0])
    expect((await world.call(rosa, 'chat.readGroupLink', { token })).group.asked).toBe(true)
    const answer = { conversationId: group, memberId: rosa.id, accept: true }
    await expect(world.call(lena, 'chat.answerJoinRequest', answer)).rejects.toEqual(refused('chat.notAllowed'))
    await expect(world.call(lena, 'chat.listJoinRequests', { conversationId: group })).rejects.toEqual(
      refused('chat.notAllowed'),
    )
    const { requests } = await world.call(mei, 'chat.listJoinRequests', { conversationId: group })
    expect(requests).toMatchObject([{ member: { id: rosa.id }, invitedById: lena.id, byLink: true }])
    await world.call(mei, 'chat.answerJoinRequest', answer)
    expect([await countIn(rosa, group), await waitingFor(mei, group)]).toEqual([3, 0])
    await expect(world.call(mei, 'chat.answerJoinRequest', answer)).rejects.toEqual(refused('chat.requestNotFound'))
    expect((await linksOf(lena, group))[0]?.uses).toBe(1)
  })

  it('may be refused, and asked for again', async () => {
    const { mei, rosa, group, token } = await asking()
    await world.call(mei, 'chat.answerJoinRequest', { conversationId: group, memberId: rosa.id, accept: false })
    expect([await countIn(mei, group), await waitingFor(mei, group)]).toEqual([2, 0])
    await join(rosa, token)
    expect(await waitingFor(mei, group)).toBe(1)
  })

  it('is given once by two at the same moment', async () => {
    const { mei, lena, rosa, group } = await asking()
    await world.call(mei, 'chat.setRole', { conversationId: group, memberId: lena.id, role: 'admin' })
    expect(await waitingFor(lena, group)).toBe(1)
    const answers = await Promise.allSettled(
      [mei, lena].map((who) =>
        world.call(who, 'chat.answerJoinRequest', { conversationId: group, memberId: rosa.id, accept: who === mei }),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await waitingFor(mei, group)).toBe(0)
  })

  it('is asked for those whom a member brings, not for those of who leads', async () => {
    const { mei, lena, rosa, group } = await crew()
    await world.call(mei, 'chat.changeGroupSettings', { conversationId: group, approval: true })
    await world.befriend(lena, rosa)
    const invite = { conversationId: group, memberIds: [rosa.id] }
    await expect(world.call(lena, 'chat.inviteMembers', invite)).resolves.toEqual({ asked: true })
    expect(await countIn(mei, group)).toBe(2)
    await world.befriend(mei, rosa)
    await expect(world.call(mei, 'chat.inviteMembers', invite)).resolves.toEqual({ asked: false })
    expect([await countIn(mei, group), await waitingFor(mei, group)]).toEqual([3, 0])
  })
})
