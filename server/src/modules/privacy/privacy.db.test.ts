import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World
let mei: Person
let omar: Person
let conversationId: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  conversationId = await world.befriend(mei, omar)
})
afterAll(() => world.close())

const show = (who: Person, readReceipts: boolean) => world.call(who, 'privacy.changePrivacy', { readReceipts })
const readBy = (who: Person, seq: number) => world.call(who, 'chat.markRead', { conversationId, seq })
const seenBy = async (who: Person) =>
  (await world.call(who, 'chat.getConversation', { conversationId })).conversation.peerReadSeq

describe('what members do not show', () => {
  it('is how far they have read, from when they say so until they say otherwise', async () => {
    const first = await world.say(mei, conversationId, 'One')
    await readBy(omar, first)
    expect(await seenBy(mei)).toBe(first)
    await show(omar, false)
    await readBy(omar, await world.say(mei, conversationId, 'Two'))
    await readBy(omar, await world.say(mei, conversationId, 'Three'))
    expect(await seenBy(mei)).toBe(first)
    await show(omar, true)
    expect(await seenBy(mei)).toBe(first)
    const last = await world.say(mei, conversationId, 'Four')
    await readBy(omar, last)
    expect(await seenBy(mei)).toBe(last)
  })

  it('is not seen of others either', async () => {
    const before = await seenBy(mei)
    await show(mei, false)
    await readBy(omar, await world.say(mei, conversationId, 'Five'))
    expect(await seenBy(mei)).toBe(before)
    await show(mei, true)
  })

  it('is that they type', async () => {
    await world.call(omar, 'privacy.changePrivacy', { typing: false })
    const before = world.rings.length
    await world.call(omar, 'chat.setTyping', { conversationId })
    await world.call(mei, 'chat.setTyping', { conversationId })
    const typing = world.rings.slice(before).filter(({ type }) => type === 'typing')
    expect(typing).toEqual([{ type: 'typing', conversationId, memberId: mei.id }])
  })
})
