/** The decisions of the chat, pure: no clock, no database. Ladders are ordered: the first reason that applies is told. */
import {
  EDIT_WITHIN_MS,
  type EditedWords,
  type ErrorCode,
  GROUP_MEMBERS_MAX,
  type MessageBody,
  type Role,
} from '@sampan/contract'

export const RECALL_WITHIN_MS = 2 * 60_000

/** What moved cannot be taken back by taking back the words. */
const movesMoney = (kind: MessageBody['kind']): boolean =>
  kind === 'transfer' || kind === 'redPacket' || kind === 'bill'

export function decideRecall(
  message: { senderId: string | null; sentAt: Date; kind: MessageBody['kind'] },
  callerId: string,
  now: Date,
): 'recall' | 'nothingToDo' | Extract<ErrorCode, 'chat.notYours' | 'chat.notRecallable' | 'chat.recallTooLate'> {
  if (message.senderId !== callerId) return 'chat.notYours'
  if (message.kind === 'recalled' || message.kind === 'expired') return 'nothingToDo'
  if (movesMoney(message.kind)) return 'chat.notRecallable'
  if (now.getTime() - message.sentAt.getTime() > RECALL_WITHIN_MS) return 'chat.recallTooLate'
  return 'recall'
}

/** Which words of a body are its sender's to change. */
function wordsOf(body: MessageBody): EditedWords['kind'] | 'none' {
  if (body.kind === 'text') return 'text'
  return 'caption' in body ? 'caption' : 'none'
}

/** What was forwarded are another's words; what was taken back has none. */
export function decideEdit(
  message: { senderId: string | null; sentAt: Date; body: MessageBody; forwarded: boolean },
  words: EditedWords['kind'],
  caller: { memberId: string; mayPost: boolean },
  now: Date,
): 'edit' | Extract<ErrorCode, 'chat.notYours' | 'chat.notEditable' | 'chat.editTooLate' | 'chat.notAccepting'> {
  if (message.senderId !== caller.memberId) return 'chat.notYours'
  if (message.forwarded || wordsOf(message.body) !== words) return 'chat.notEditable'
  if (!caller.mayPost) return 'chat.notAccepting'
  return now.getTime() - message.sentAt.getTime() > EDIT_WITHIN_MS ? 'chat.editTooLate' : 'edit'
}

type GroupRefusal = Extract<ErrorCode, 'chat.groupOnly' | 'chat.notAllowed' | 'chat.groupFull' | 'member.notFound'>

export function decideRename(kind: 'direct' | 'group', role: Role): 'allowed' | GroupRefusal {
  if (kind !== 'group') return 'chat.groupOnly'
  return role === 'member' ? 'chat.notAllowed' : 'allowed'
}

/** Everyone in a group may bring contacts in. `joining` counts those who are not in it yet. */
export function decideInvite(kind: 'direct' | 'group', memberCount: number, joining: number): 'allowed' | GroupRefusal {
  if (kind !== 'group') return 'chat.groupOnly'
  return memberCount + joining > GROUP_MEMBERS_MAX ? 'chat.groupFull' : 'allowed'
}

/** Owners remove anyone but themselves, admins remove members. `other` is null for who is not in the group. */
export function decideRemove(kind: 'direct' | 'group', role: Role, other: Role | null): 'allowed' | GroupRefusal {
  if (kind !== 'group') return 'chat.groupOnly'
  if (role === 'member') return 'chat.notAllowed'
  if (other === null) return 'member.notFound'
  if (other === 'owner') return 'chat.notAllowed'
  if (role === 'admin' && other === 'admin') return 'chat.notAllowed'
  return 'allowed'
}

export function decideSetRole(kind: 'direct' | 'group', role: Role, other: Role | null): 'allowed' | GroupRefusal {
  if (kind !== 'group') return 'chat.groupOnly'
  if (role !== 'owner') return 'chat.notAllowed'
  if (other === null) return 'member.notFound'
  return other === 'owner' ? 'chat.notAllowed' : 'allowed'
}

/** For how long messages stay: in a direct conversation both say so, in a group those who lead it. */
export function decideDisappearing(
  kind: 'direct' | 'group',
  role: Role,
  mayPost: boolean,
): 'allowed' | Extract<ErrorCode, 'chat.notAllowed' | 'chat.notAccepting'> {
  if (kind === 'group' && role === 'member') return 'chat.notAllowed'
  return mayPost ? 'allowed' : 'chat.notAccepting'
}

/** Who follows an owner that leaves: the oldest admin, else the oldest member. `others` in order of joining. */
export function nextOwner<Someone extends { role: Role }>(others: readonly Someone[]): Someone | null {
  return others.find(({ role }) => role === 'admin') ?? others[0] ?? null
}

/** The identity of a direct conversation: the same whoever opens it. */
export const directKeyOf = (memberIdA: string, memberIdB: string): string => [memberIdA, memberIdB].sort().join(':')
