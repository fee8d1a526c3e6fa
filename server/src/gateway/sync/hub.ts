/**
 * Who is online, and who hears what. The hub knows for each online member its conversations and contacts, kept by the
 * very entries that go to the member's log, so that a message finds its readers without a query.
 */
import type { LogEntry, Privacy, PushFrame } from '@sampan/contract'
import type { Bus, Ring } from '../../kernel/bus.ts'

/** One socket of a member's device. */
export interface Connection {
  memberId: string
  deviceId: string
  send(frame: Buffer): void
  end(reason: 'signedOut' | 'goingDown'): void
}

export interface HubOptions {
  bus: Bus
  conversationIdsOf(memberId: string): Promise<string[]>
  contactIdsOf(memberId: string): Promise<string[]>
  /** What the member shows of itself, and therefore sees of others. */
  privacyOf(memberId: string): Promise<Privacy>
  /** The member came, or is just gone: told before its contacts are. */
  onSeen?(memberId: string): void
}

export interface Hub {
  /** From now on the connection hears what concerns its member. Resolves with the contacts who are online. */
  join(connection: Connection): Promise<string[]>
  leave(connection: Connection): void
  connectionCount(): number
  connectionsOf(memberId: string): number
  closeAll(): void
}

interface OnlineMember {
  id: string
  connections: Set<Connection>
  conversationIds: Set<string>
  contactIds: Set<string>
  /** Null until it was read: nothing is shown before. */
  privacy: Privacy | null
  /** What ended while the lists were being read, so that the reading does not bring it back. */
  endedWhileLoading: Set<string> | null
  loaded: Promise<void>
}

export const encodeFrame = (frame: PushFrame): Buffer => Buffer.from(JSON.stringify(frame))

export function createHub({ bus, conversationIdsOf, contactIdsOf, privacyOf, onSeen }: HubOptions): Hub {
  const online = new Map<string, OnlineMember>()
  const audiences = new Map<string, Set<OnlineMember>>()

  function enter(member: OnlineMember, conversationId: string): void {
    member.conversationIds.add(conversationId)
    member.endedWhileLoading?.delete(conversationId)
    const audience = audiences.get(conversationId)
    if (audience) audience.add(member)
    else audiences.set(conversationId, new Set([member]))
  }

  function exit(member: OnlineMember, conversationId: string): void {
    member.conversationIds.delete(conversationId)
    member.endedWhileLoading?.add(conversationId)
    const audience = audiences.get(conversationId)
    audience?.delete(member)
    if (audience?.size === 0) audiences.delete(conversationId)
  }

  function sendTo(member: OnlineMember, frame: Buffer): void {
    for (const connection of member.connections) connection.send(frame)
  }

  /** Both sides must know each other as contacts: whoever blocked the other took only its own side away. */
  function contactsOnline(member: OnlineMember): OnlineMember[] {
    if (!member.privacy?.online) return []
    return [...member.contactIds].flatMap((id) => {
      const contact = online.get(id)
      return contact?.privacy?.online && contact.contactIds.has(member.id) ? contact : []
    })
  }

  function tellContacts(member: OnlineMember, isOnline: boolean): void {
    const frame = encodeFrame({ type: 'presence', memberId: member.id, online: isOnline })
    for (const contact of contactsOnline(member)) sendTo(contact, frame)
  }

  /** Both sides stop seeing each other, or begin to. */
  function changePrivacy(member: OnlineMember, privacy: Privacy): void {
    const before = contactsOnline(member)
    if (!privacy.online) tellContacts(member, false)
    member.privacy = privacy
    const after = contactsOnline(member)
    if (before.length === 0 && after.length > 0) tellContacts(member, true)
    for (const [contacts, isOnline] of [[before, false] as const, [after, true] as const])
      for (const { id } of contacts) sendTo(member, encodeFrame({ type: 'presence', memberId: id, online: isOnline }))
  }

  function follow(member: OnlineMember, { name, body }: LogEntry): void {
    if (name === 'privacy.changed') changePrivacy(member, body)
    else if (name === 'chat.conversationJoined') enter(member, body.conversation.id)
    else if (name === 'chat.conversationLeft') exit(member, body.conversationId)
    else if (name === 'contacts.relationChanged') {
      const { relation } = body
      if (relation.state === 'contact' && !relation.blocked) member.contactIds.add(relation.member.id)
      else member.contactIds.delete(relation.member.id)
    }
  }

  function hear(ring: Ring): void {
    switch (ring.type) {
      case 'message': {
        const audience = audiences.get(ring.message.conversationId)
        if (!audience) return
        const frame = encodeFrame({ type: 'message', message: ring.message })
        for (const member of audience) sendTo(member, frame)
        return
      }
      case 'typing': {
        const audience = audiences.get(ring.conversationId)
        if (!audience) return
        const frame = encodeFrame({ type: 'typing', conversationId: ring.conversationId, memberId: ring.memberId })
        for (const member of audience) if (member.id !== ring.memberId && member.privacy?.typing) sendTo(member, frame)
        return
      }
      case 'reads': {
        const { conversationId, memberIds, marks } = ring
        for (const id of memberIds) {
          const member = online.get(id)
          if (!member?.conversationIds.has(conversationId)) continue
          const others = marks.filter(({ memberId }) => memberId !== id)
          if (others.length > 0) sendTo(member, encodeFrame({ type: 'reads', conversationId, marks: others }))
        }
        return
      }
      case 'log': {
        const member = online.get(ring.memberId)
        if (!member) return
        for (const entry of ring.entries) follow(member, entry)
        sendTo(member, encodeFrame({ type: 'log', entries: ring.entries }))
        return
      }
      case 'membershipEnding':
      case 'membershipKept': {
        const member = online.get(ring.memberId)
        if (!member) return
        if (ring.type === 'membershipEnding') exit(member, ring.conversationId)
        else enter(member, ring.conversationId)
        return
      }
      case 'deviceEnded': {
        for (const connection of [...(online.get(ring.memberId)?.connections ?? [])])
          if (connection.deviceId === ring.deviceId) connection.end('signedOut')
      }
    }
  }

  async function load(member: OnlineMember): Promise<void> {
    const [conversationIds, contactIds, privacy] = await Promise.all([
      conversationIdsOf(member.id),
      contactIdsOf(member.id),
      privacyOf(member.id),
    ])
    if (member.connections.size === 0) return
    for (const id of conversationIds) if (!member.endedWhileLoading?.has(id)) enter(member, id)
    for (const id of contactIds) member.contactIds.add(id)
    // What changed while it was read is newer.
    member.privacy ??= privacy
    member.endedWhileLoading = null
    tellContacts(member, true)
  }

  bus.listen(hear)

  return {
    async join(connection) {
      let member = online.get(connection.memberId)
      if (member) {
        member.connections.add(connection)
      } else {
        const first: OnlineMember = {
          id: connection.memberId,
          connections: new Set([connection]),
          conversationIds: new Set(),
          contactIds: new Set(),
          privacy: null,
          endedWhileLoading: new Set(),
          loaded: Promise.resolve(),
        }
        online.set(first.id, first)
        onSeen?.(first.id)
        first.loaded = load(first)
        member = first
      }
      await member.loaded
      return contactsOnline(member).map(({ id }) => id)
    },
    leave(connection) {
      const member = online.get(connection.memberId)
      if (!member?.connections.delete(connection) || member.connections.size > 0) return
      online.delete(member.id)
      onSeen?.(member.id)
      for (const conversationId of [...member.conversationIds]) exit(member, conversationId)
      tellContacts(member, false)
    },
    connectionCount: () => [...online.values()].reduce((sum, { connections }) => sum + connections.size, 0),
    connectionsOf: (memberId) => online.get(memberId)?.connections.size ?? 0,
    closeAll() {
      for (const { connections } of [...online.values()])
        for (const connection of [...connections]) connection.end('goingDown')
    },
  }
}
