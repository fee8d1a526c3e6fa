/** The methods of the contract on the model world, as far as the app's sync uses them. */
import {
  EDIT_WITHIN_MS,
  type Event,
  type Input,
  type MessageBody,
  type Output,
  plainPreferences,
  type SentBody,
} from '@sampan/contract'
import type { CallName } from '@sampan/sdk'
import { moneyMethods } from './modelMoney.ts'
import {
  accessConversation,
  accessMembership,
  accessMessage,
  addMessage,
  addNote,
  countUnread,
  emit,
  facesOf,
  lastSeqOf,
  type Membership,
  type ModelConversation,
  memberOf,
  presentConversation,
  presentDevice,
  presentIn,
  presentMembers,
  presentMessage,
  presentSelf,
  Refused,
  type World,
} from './modelWorld.ts'

export interface Caller {
  memberId: string
  deviceId: string
}

export type Handlers = { [Name in CallName]?: (caller: Caller, input: Input<Name>) => Output<Name> }

const RECALL_WITHIN_MS = 120_000
const LOG_PAGE = 20

export function createMethods(world: World): Handlers {
  return {
    ...accountMethods(world),
    ...contactMethods(world),
    ...chatMethods(world),
    ...groupMethods(world),
    ...moneyMethods(world),
    ...syncMethods(world),
  }
}

function accountMethods(world: World): Handlers {
  return {
    'accounts.describeServer': () => ({ name: '', origin: '', version: '', signUpOpen: false, demo: false }),
    'accounts.getSelf': ({ memberId }) => presentSelf(memberOf(world, memberId)),
    'accounts.listDevices': ({ memberId, deviceId }) => ({
      devices: [...memberOf(world, memberId).devices.values()].map((device) =>
        presentDevice(device, device.id === deviceId),
      ),
    }),
    'accounts.updateProfile': ({ memberId }, { name }) => {
      const member = memberOf(world, memberId)
      member.profile = { ...member.profile, name: name ?? member.profile.name }
      emit(world, [memberId], { name: 'accounts.selfChanged', body: { self: presentSelf(member) } })
      const knowing = new Set(
        [...world.members.values()].flatMap((other) => (other.relations.has(memberId) ? [other.profile.id] : [])),
      )
      for (const conversation of world.conversations.values()) {
        if (!conversation.memberships.has(memberId)) continue
        for (const other of presentIn(conversation)) knowing.add(other.memberId)
      }
      knowing.delete(memberId)
      emit(world, knowing, { name: 'accounts.memberChanged', body: { member: member.profile } })
      return presentSelf(member)
    },
    'accounts.endDevice': ({ memberId }, { deviceId }) => {
      endDevice(world, memberId, deviceId)
      return {}
    },
    'accounts.signOut': ({ memberId, deviceId }) => {
      endDevice(world, memberId, deviceId)
      return {}
    },
  }
}

function endDevice(world: World, memberId: string, deviceId: string): void {
  const { devices } = memberOf(world, memberId)
  if (!devices.delete(deviceId)) throw new Refused('accounts.deviceNotFound')
  world.tell({ type: 'deviceEnded', deviceId })
  emit(world, [memberId], { name: 'accounts.deviceEnded', body: { deviceId } })
}

function contactMethods(world: World): Handlers {
  const isBlocked = (byId: string, memberId: string) =>
    world.members.get(byId)?.relations.get(memberId)?.blocked === true
  const setBlocked = (byId: string, memberId: string, blocked: boolean) => {
    const relations = memberOf(world, byId).relations
    const before = relations.get(memberId)
    if (!before) throw new Refused('member.notFound')
    const relation = { ...before, member: memberOf(world, memberId).profile, blocked, changedAt: world.now() }
    relations.set(memberId, relation)
    emit(world, [byId], { name: 'contacts.relationChanged', body: { relation } })
    const mayPost = !isBlocked(byId, memberId) && !isBlocked(memberId, byId)
    for (const conversation of world.conversations.values()) {
      const { kind, memberships } = conversation
      if (kind !== 'direct' || !memberships.has(byId) || !memberships.has(memberId)) continue
      for (const membership of memberships.values()) {
        if (membership.mayPost === mayPost) continue
        membership.mayPost = mayPost
        emit(world, [membership.memberId], {
          name: 'chat.postingChanged',
          body: { conversationId: conversation.id, mayPost },
        })
      }
    }
    return { relation }
  }
  return {
    'contacts.listRelations': ({ memberId }, { cursor, limit = 100 }) => {
      const all = [...memberOf(world, memberId).relations.values()].map((relation) => ({
        ...relation,
        member: memberOf(world, relation.member.id).profile,
      }))
      const start = Number(cursor ?? 0)
      const page = Math.min(limit, 3)
      const nextCursor = start + page < all.length ? String(start + page) : null
      return { relations: structuredClone(all.slice(start, start + page)), nextCursor }
    },
    'contacts.setRemark': ({ memberId }, { memberId: otherId, remark }) => {
      const { relations } = memberOf(world, memberId)
      const before = relations.get(otherId)
      if (!before) throw new Refused('contacts.notContact')
      const relation = { ...before, member: memberOf(world, otherId).profile, remark, changedAt: world.now() }
      relations.set(otherId, relation)
      emit(world, [memberId], { name: 'contacts.relationChanged', body: { relation } })
      return { relation }
    },
    'contacts.blockMember': ({ memberId }, other) => setBlocked(memberId, other.memberId, true),
    'contacts.unblockMember': ({ memberId }, other) => setBlocked(memberId, other.memberId, false),
  }
}

function chatMethods(world: World): Handlers {
  const access = ({ memberId }: Caller, conversationId: string) => {
    const conversation = accessConversation(world, conversationId, memberId)
    return { conversation, membership: accessMembership(conversation, memberId) }
  }
  const everyone = (conversation: ModelConversation) => presentIn(conversation).map(({ memberId }) => memberId)

  return {
    'chat.listConversations': ({ memberId }, { cursor, limit = 50 }) => {
      const activity = ({ messages }: ModelConversation) => messages.at(-1)?.sentAt ?? ''
      const mine = [...world.conversations.values()]
        .filter(({ memberships }) => memberships.get(memberId)?.left === false)
        .sort((a, b) => (activity(a) < activity(b) || (activity(a) === activity(b) && a.id < b.id) ? 1 : -1))
      const start = cursor
        ? mine.findIndex((conversation) => `${activity(conversation)} ${conversation.id}` < cursor)
        : 0
      const page = start < 0 ? [] : mine.slice(start, start + Math.min(limit, 3))
      const last = page.at(-1)
      return {
        conversations: page.map((conversation) => presentConversation(world, conversation, memberId)),
        nextCursor: last && last !== mine.at(-1) ? `${activity(last)} ${last.id}` : null,
      }
    },
    'chat.getConversation': (caller, { conversationId }) => {
      const { conversation } = access(caller, conversationId)
      return { conversation: presentConversation(world, conversation, caller.memberId) }
    },
    'chat.listMembers': (caller, { conversationId }) => ({
      members: presentMembers(world, access(caller, conversationId).conversation),
    }),
    'chat.fetchMessages': (caller, { conversationId, before, after, limit = 50 }) => {
      const { conversation, membership } = access(caller, conversationId)
      const lastSeq = lastSeqOf(conversation)
      const size = Math.min(limit, 20)
      const isForward = after !== undefined
      const from = isForward ? Math.max(membership.firstSeq, after + 1) : membership.firstSeq
      const to = Math.min(lastSeq, (before ?? lastSeq + 1) - 1)
      const start = isForward ? from : Math.max(from, to - size + 1)
      const messages = conversation.messages
        .slice(start - 1, Math.min(to, start + size - 1))
        .map((message) => presentMessage(conversation, message, membership))
      return { messages, lastSeq }
    },
    'chat.getMessages': (caller, { conversationId, seqs }) => {
      const { conversation, membership } = access(caller, conversationId)
      const messages = seqs.flatMap((seq) => (seq < membership.firstSeq ? [] : (conversation.messages[seq - 1] ?? [])))
      return { messages: messages.map((message) => presentMessage(conversation, message, membership)) }
    },
    'chat.sendMessage': (caller, { conversationId, messageId, body, replyToSeq, forwarded }) => {
      const { conversation, membership } = access(caller, conversationId)
      const known = conversation.messages.find(({ id }) => id === messageId)
      if (known) return { seq: known.seq, sentAt: known.sentAt, expiresAt: null }
      if (!membership.mayPost) throw new Refused('chat.notAccepting')
      const { seq, sentAt } = addMessage(world, conversation, {
        id: messageId,
        senderId: caller.memberId,
        body: keep(body),
        replyToSeq: replyToSeq ?? null,
        forwarded: forwarded ?? false,
        editedAt: null,
      })
      return { seq, sentAt, expiresAt: null }
    },
    'chat.markRead': (caller, { conversationId, seq }) => {
      const { conversation, membership } = access(caller, conversationId)
      if (seq > lastSeqOf(conversation)) throw new Refused('chat.messageNotFound')
      if (seq > membership.readSeq) {
        membership.readSeq = seq
        const body = { conversationId, ...countUnread(conversation, membership) }
        emit(world, [caller.memberId], { name: 'chat.readMarkMoved', body })
        const peers =
          conversation.kind === 'direct' ? everyone(conversation).filter((id) => id !== caller.memberId) : []
        emit(world, peers, { name: 'chat.peerReadMarkMoved', body: { conversationId, peerReadSeq: seq } })
      }
      const { readSeq, unread } = countUnread(conversation, membership)
      return { readSeq, unread }
    },
    'chat.setTyping': () => ({}),
    'chat.changePreferences': (caller, { conversationId, muted, pinned }) => {
      const { membership } = access(caller, conversationId)
      membership.muted = muted ?? membership.muted
      membership.pinned = pinned ?? membership.pinned
      const now = { ...plainPreferences, muted: membership.muted, pinned: membership.pinned }
      emit(world, [caller.memberId], { name: 'chat.preferencesChanged', body: { conversationId, ...now } })
      return now
    },
    'chat.setReaction': (caller, { conversationId, seq, emoji }) => {
      const { conversation } = access(caller, conversationId)
      const message = accessMessage(conversation, caller.memberId, seq)
      if (message.body.kind === 'recalled' || message.body.kind === 'note') throw new Refused('chat.messageNotFound')
      if ((message.reactions.get(caller.memberId) ?? null) === emoji) return {}
      if (emoji === null) message.reactions.delete(caller.memberId)
      else message.reactions.set(caller.memberId, emoji)
      const body = { conversationId, seq, memberId: caller.memberId, emoji }
      emit(world, everyone(conversation), { name: 'chat.reactionChanged', body })
      return {}
    },
    'chat.recallMessage': (caller, { conversationId, seq }) => {
      const { conversation } = access(caller, conversationId)
      const message = accessMessage(conversation, caller.memberId, seq)
      if (message.senderId !== caller.memberId) throw new Refused('chat.notYours')
      if (message.body.kind === 'transfer') throw new Refused('chat.notRecallable')
      if (message.body.kind === 'recalled') return {}
      if (Date.parse(world.now()) - Date.parse(message.sentAt) > RECALL_WITHIN_MS)
        throw new Refused('chat.recallTooLate')
      message.body = { kind: 'recalled' }
      message.reactions.clear()
      emit(world, everyone(conversation), { name: 'chat.messageRecalled', body: { conversationId, seq } })
      return {}
    },
    'chat.editMessage': (caller, { conversationId, seq, words }) => {
      const { conversation } = access(caller, conversationId)
      const message = accessMessage(conversation, caller.memberId, seq)
      if (message.senderId !== caller.memberId) throw new Refused('chat.notYours')
      if (message.forwarded || message.body.kind !== 'text' || words.kind !== 'text')
        throw new Refused('chat.notEditable')
      const editedAt = world.now()
      if (Date.parse(editedAt) - Date.parse(message.sentAt) > EDIT_WITHIN_MS) throw new Refused('chat.editTooLate')
      const body = { kind: 'text' as const, text: words.text, mentions: words.mentions ?? [] }
      Object.assign(message, { body, editedAt })
      const seeing = presentIn(conversation).filter(({ firstSeq, hidden }) => firstSeq <= seq && !hidden.has(seq))
      emit(
        world,
        seeing.map(({ memberId }) => memberId),
        { name: 'chat.messageEdited', body: { conversationId, seq, senderId: caller.memberId, body, editedAt } },
      )
      return {}
    },
    'chat.hideMessage': (caller, { conversationId, seq }) => {
      const { conversation, membership } = access(caller, conversationId)
      accessMessage(conversation, caller.memberId, seq)
      if (membership.hidden.has(seq)) return {}
      membership.hidden.add(seq)
      emit(world, [caller.memberId], { name: 'chat.messageHidden', body: { conversationId, seq } })
      return {}
    },
  }
}

function groupMethods(world: World): Handlers {
  const access = ({ memberId }: Caller, conversationId: string) => {
    const conversation = accessConversation(world, conversationId, memberId)
    if (conversation.kind !== 'group') throw new Refused('chat.groupOnly')
    return { conversation, membership: accessMembership(conversation, memberId) }
  }
  const tellChanged = (
    conversation: ModelConversation,
    changed: readonly Membership[],
    except: readonly string[] = [],
  ) => {
    const told = presentIn(conversation).map(({ memberId }) => memberId)
    const event: Event = {
      name: 'chat.membersChanged',
      body: {
        conversationId: conversation.id,
        ...facesOf(world, conversation),
        changed: changed.map(({ memberId, role, left }) => ({
          member: memberOf(world, memberId).profile,
          role,
          left,
          nickname: null,
          invitedById: null,
        })),
      },
    }
    emit(
      world,
      told.filter((id) => !except.includes(id)),
      event,
    )
  }
  const tellJoined = (conversation: ModelConversation, memberIds: readonly string[]) =>
    emit(world, memberIds, (memberId) => ({
      name: 'chat.conversationJoined',
      body: { conversation: presentConversation(world, conversation, memberId) },
    }))
  const end = (conversation: ModelConversation, leaving: Membership, byId: string) => {
    const { memberId } = leaving
    leaving.left = true
    emit(world, [memberId], { name: 'chat.conversationLeft', body: { conversationId: conversation.id } })
    addNote(
      world,
      conversation,
      byId === memberId ? { type: 'memberLeft', memberId } : { type: 'memberRemoved', byId, memberId },
    )
    const others = presentIn(conversation)
    const heir = leaving.role === 'owner' ? (others.find(({ role }) => role === 'admin') ?? others[0]) : undefined
    if (heir) {
      heir.role = 'owner'
      emit(world, [heir.memberId], {
        name: 'chat.roleChanged',
        body: { conversationId: conversation.id, role: 'owner' },
      })
      addNote(world, conversation, { type: 'ownerChanged', memberId: heir.memberId })
    }
    tellChanged(conversation, heir ? [leaving, heir] : [leaving])
  }

  return {
    'chat.createGroup': ({ memberId }, { title, memberIds }) => {
      const conversation: ModelConversation = {
        id: world.newId(),
        kind: 'group',
        title,
        createdAt: world.now(),
        messages: [],
        memberships: new Map(),
      }
      world.conversations.set(conversation.id, conversation)
      const others = memberIds.filter((id) => id !== memberId)
      for (const id of [memberId, ...others]) join(conversation, id, id === memberId ? 'owner' : 'member')
      addNote(world, conversation, { type: 'groupCreated', byId: memberId, memberIds: others })
      tellJoined(conversation, [memberId, ...others])
      return { conversation: presentConversation(world, conversation, memberId) }
    },
    'chat.renameGroup': (caller, { conversationId, title }) => {
      const { conversation, membership } = access(caller, conversationId)
      if (membership.role === 'member') throw new Refused('chat.notAllowed')
      conversation.title = title
      addNote(world, conversation, { type: 'groupRenamed', byId: caller.memberId, title })
      const told = presentIn(conversation).map(({ memberId }) => memberId)
      emit(world, told, { name: 'chat.titleChanged', body: { conversationId, title } })
      return {}
    },
    'chat.inviteMembers': (caller, { conversationId, memberIds }) => {
      const { conversation } = access(caller, conversationId)
      const joining = memberIds.filter((id) => conversation.memberships.get(id)?.left !== false)
      if (joining.length === 0) return { asked: false }
      const joined = joining.map((id) => join(conversation, id, 'member'))
      addNote(world, conversation, { type: 'membersInvited', byId: caller.memberId, memberIds: joining })
      tellJoined(conversation, joining)
      tellChanged(conversation, joined, joining)
      return { asked: false }
    },
    'chat.removeMember': (caller, { conversationId, memberId }) => {
      const { conversation, membership } = access(caller, conversationId)
      const other = conversation.memberships.get(memberId)
      if (membership.role === 'member' || other?.role === 'owner') throw new Refused('chat.notAllowed')
      if (!other || other.left) throw new Refused('member.notFound')
      end(conversation, other, caller.memberId)
      return {}
    },
    'chat.leaveGroup': (caller, { conversationId }) => {
      const { conversation, membership } = access(caller, conversationId)
      end(conversation, membership, caller.memberId)
      return {}
    },
    'chat.setRole': (caller, { conversationId, memberId, role }) => {
      const { conversation, membership } = access(caller, conversationId)
      const other = conversation.memberships.get(memberId)
      if (membership.role !== 'owner' || other?.role === 'owner') throw new Refused('chat.notAllowed')
      if (!other || other.left) throw new Refused('member.notFound')
      if (other.role === role) return {}
      other.role = role
      emit(world, [memberId], { name: 'chat.roleChanged', body: { conversationId, role } })
      tellChanged(conversation, [other])
      return {}
    },
  }
}

let joinOrder = 0

/** Who was here before comes back as new: earlier history stays closed. */
export function join(conversation: ModelConversation, memberId: string, role: Membership['role']): Membership {
  const firstSeq = lastSeqOf(conversation) + 1
  const hidden = conversation.memberships.get(memberId)?.hidden ?? new Set()
  joinOrder += 1
  const membership: Membership = {
    memberId,
    role,
    firstSeq,
    readSeq: firstSeq,
    muted: false,
    pinned: false,
    mayPost: true,
    joinOrder,
    left: false,
    hidden,
  }
  conversation.memberships.set(memberId, membership)
  return membership
}

function syncMethods(world: World): Handlers {
  return {
    'sync.catchUp': ({ memberId }, { logSeq }) => {
      const member = memberOf(world, memberId)
      if (logSeq === null) return { entries: [], logSeq: member.logSeq, more: false, reset: false }
      const firstKept = member.log[0]?.seq ?? member.logSeq + 1
      if (logSeq < firstKept - 1) return { entries: [], logSeq: member.logSeq, more: false, reset: true }
      const entries = member.log.filter(({ seq }) => seq > logSeq).slice(0, LOG_PAGE)
      const reached = entries.at(-1)?.seq ?? member.logSeq
      return { entries: structuredClone(entries), logSeq: reached, more: reached < member.logSeq, reset: false }
    },
    'chat.getRetention': () => ({
      direct: { messagesDays: null, mediaDays: null },
      group: { messagesDays: null, mediaDays: null },
    }),
    'sync.listHeads': ({ memberId }) => ({
      heads: [...world.conversations.values()]
        .filter(({ memberships }) => memberships.get(memberId)?.left === false)
        .map((conversation) => ({ conversationId: conversation.id, lastSeq: lastSeqOf(conversation) })),
    }),
  }
}

function keep(body: SentBody): MessageBody {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text, mentions: body.mentions ?? [] }
    case 'picture':
      return { kind: 'picture', fileId: body.fileId, caption: body.caption ?? '', ...pictureSize }
    case 'voice':
      return { ...body, playedBy: [] }
    case 'place':
      return body
    case 'file':
      return { ...body, name: 'notes.txt', sizeBytes: 12, mediaType: 'text/plain' }
    case 'video':
      return { ...body, caption: body.caption ?? '', sizeBytes: 4_096, ...pictureSize }
    case 'sticker':
      return { ...body, width: 512, height: 512 }
    case 'contactCard':
    case 'history':
    case 'miniProgram':
      throw new Error(`The world of the simulation has no ${body.kind}`)
  }
}

/** Of every picture of this world. */
export const pictureSize = { width: 640, height: 480, placeholder: 'cGxhY2Vob2xkZXI=' }
