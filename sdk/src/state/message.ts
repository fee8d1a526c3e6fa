import { EVERYONE, type Event, type Message, type Reaction } from '@sampan/contract'

/** An event that changes one message. */
export type MessageEvent = Extract<
  Event,
  {
    name:
      | 'chat.reactionChanged'
      | 'chat.messageRecalled'
      | 'chat.messageHidden'
      | 'chat.messageEdited'
      | 'chat.bodyChanged'
      | 'chat.voicePlayed'
  }
>

export function isMessageEvent(event: Event): event is MessageEvent {
  return (
    event.name === 'chat.reactionChanged' ||
    event.name === 'chat.messageRecalled' ||
    event.name === 'chat.messageHidden' ||
    event.name === 'chat.messageEdited' ||
    event.name === 'chat.bodyChanged' ||
    event.name === 'chat.voicePlayed'
  )
}

/** The message after an event; the same object where the event does not concern it. */
export function reduceMessage(message: Message, event: Event): Message {
  if (!isMessageEvent(event)) return message
  if (event.body.conversationId !== message.conversationId || event.body.seq !== message.seq) return message
  switch (event.name) {
    case 'chat.reactionChanged':
      return isGone(message)
        ? message
        : { ...message, reactions: react(message.reactions, event.body.memberId, event.body.emoji) }
    case 'chat.messageRecalled':
      return {
        ...message,
        // Whoever deleted it for themselves sees no more of it now than before.
        body: message.body.kind === 'hidden' || message.body.kind === 'expired' ? message.body : { kind: 'recalled' },
        expiresAt: null,
        editedAt: null,
        reactions: [],
      }
    case 'chat.messageHidden':
      return emptied(message, 'hidden')
    case 'chat.messageEdited':
      // What is gone by now is told without its words.
      if (isGone(event.body))
        return { ...message, body: event.body.body, expiresAt: null, editedAt: null, reactions: [] }
      return isGone(message) ? message : { ...message, body: event.body.body, editedAt: event.body.editedAt }
    case 'chat.bodyChanged':
      return isGone(message) ? message : { ...message, body: event.body.body }
    case 'chat.voicePlayed':
      return played(message, event.body.memberId)
  }
}

/** The message after somebody listened to it; the same object where the viewer knows it. */
export function played(message: Message, memberId: string): Message {
  const { body } = message
  // Held since before anybody was told of it.
  if (body.kind !== 'voice' || !Array.isArray(body.playedBy) || body.playedBy.includes(memberId)) return message
  return { ...message, body: { ...body, playedBy: [...body.playedBy, memberId].sort() } }
}

/** Whether it is a voice message of somebody else that the viewer has not listened to. */
export const isUnheard = ({ senderId, body }: Message, selfId: string): boolean =>
  body.kind === 'voice' &&
  senderId !== null &&
  senderId !== selfId &&
  Array.isArray(body.playedBy) &&
  !body.playedBy.includes(selfId)

const isGone = ({ body }: Pick<Message, 'body'>): boolean =>
  body.kind === 'recalled' || body.kind === 'hidden' || body.kind === 'expired'

/** A message of which nothing is left but its number. */
export const emptied = (message: Message, kind: 'hidden' | 'expired'): Message => ({
  ...message,
  body: { kind },
  expiresAt: null,
  editedAt: null,
  reactions: [],
})

/** The message as it is at a time, in milliseconds: the same object while its time is not over. */
export const expire = (message: Message, now: number): Message =>
  message.expiresAt === null || Date.parse(message.expiresAt) > now
    ? message
    : emptied(message, message.body.kind === 'hidden' ? 'hidden' : 'expired')

/** Reactions after a member's is now this one, or none: sorted by emoji, then by member, as the server gives them. */
export function react(reactions: Reaction[], memberId: string, emoji: string | null): Reaction[] {
  const others = reactions
    .map((reaction) => ({ ...reaction, memberIds: reaction.memberIds.filter((id) => id !== memberId) }))
    .filter((reaction) => reaction.memberIds.length > 0)
  if (emoji === null) return others
  const same = others.find((reaction) => reaction.emoji === emoji)
  const now = { emoji, memberIds: [...(same?.memberIds ?? []), memberId].sort() }
  return [...others.filter((reaction) => reaction !== same), now].sort((a, b) => (a.emoji < b.emoji ? -1 : 1))
}

/** Others' messages count as unread; system notes and own messages do not. What was recalled or hidden still counts. */
export function countsAsUnread(message: Message, selfId: string): boolean {
  return message.senderId !== null && message.senderId !== selfId
}

export function mentions({ senderId, body }: Pick<Message, 'senderId' | 'body'>, memberId: string): boolean {
  if (senderId === memberId) return false
  if (body.kind === 'bill') return body.shares.some((share) => share.memberId === memberId)
  if (body.kind === 'billReminder') return body.memberIds.includes(memberId)
  if (body.kind === 'redPacket') return body.forIds.includes(memberId)
  return (
    body.kind === 'text' && body.mentions.some((named) => named.memberId === memberId || named.memberId === EVERYONE)
  )
}
