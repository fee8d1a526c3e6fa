import type { Event } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { applyEvent, applyMessage, type ClientState, emptyState, holdConversation } from './clientState.ts'
import { compareStates } from './compareStates.ts'
import { conversation, ME, message } from './fixtures.ts'

const holding = (lastSeq: number): ClientState => holdConversation(emptyState(ME, null), conversation(lastSeq))
const heldSeqs = (state: ClientState) => state.conversations.get('c')?.messages.map(({ seq }) => seq)
const recalled = (seq: number): Event => ({ name: 'chat.messageRecalled', body: { conversationId: 'c', seq } })

describe('applyMessage', () => {
  it('takes the next one, once', () => {
    const after = applyMessage(applyMessage(holding(5), message(6)), message(6))
    expect(heldSeqs(after)).toEqual([5, 6])
    expect(after.stale.size).toBe(0)
  })
  it('says that something was missed where it skips, or where nothing is known of the conversation', () => {
    expect([...applyMessage(holding(5), message(7)).stale]).toEqual(['c'])
    expect([...applyMessage(emptyState(ME, null), message(1)).stale]).toEqual(['c'])
  })
})

describe('applyEvent', () => {
  it('changes the message and the list', () => {
    const held = applyEvent(holding(5), recalled(5)).conversations.get('c')
    expect(held?.messages[0]?.body.kind).toBe('recalled')
    expect(held?.conversation.lastMessage?.body.kind).toBe('recalled')
  })
  it('does not trust the push of a message of which it already heard more', () => {
    const ahead = applyEvent(holding(5), recalled(6))
    const after = applyMessage(ahead, message(6))
    expect(heldSeqs(after)).toEqual([5])
    expect([...after.stale]).toEqual(['c'])
  })
  it('forgets a conversation that was left', () => {
    const left: Event = { name: 'chat.conversationLeft', body: { conversationId: 'c' } }
    expect(applyEvent(holding(5), left).conversations.size).toBe(0)
  })
  it('leaves the old state as it was', () => {
    const before = holding(5)
    applyEvent(before, recalled(5))
    expect(before.conversations.get('c')?.messages[0]?.body.kind).toBe('text')
  })
})

describe('compareStates', () => {
  it('finds none between equals', () => {
    expect(compareStates(holding(5), holding(5))).toEqual([])
  })
  it('says where they differ, in words', () => {
    const [line] = compareStates(holding(5), applyEvent(holding(5), recalled(5)))
    expect(line).toBe('conversations.c.lastMessage.body.kind: "text" ≠ "recalled"')
  })
  it('is not content with a state that holds nothing', () => {
    expect(compareStates(holding(5), emptyState(ME, null))).toEqual(['conversations.c: held ≠ nothing'])
  })
})
