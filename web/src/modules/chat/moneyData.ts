/** Money in a conversation, as its bubbles draw it. */
import type {
  BillBody,
  BillReminderBody,
  Message,
  MoneyMessageBody,
  RedPacketBody,
  TransferBody,
} from '@sampan/contract'
import type { Face } from '../../ui/face.ts'

interface Leading {
  /** Where pressing it leads. */
  href: string
}

export interface TransferData extends TransferBody, Leading {
  /** The viewer is who it is for. */
  forMe: boolean
}

export interface RedPacketData extends RedPacketBody, Leading {
  /** Of an exclusive one: the names of whom it is for, as a list; else ''. */
  forNames: string
  /** The viewer may open it. */
  forMe: boolean
  /** It is for the other of a direct conversation, who has not opened it. */
  waits: boolean
}

export interface BillData extends Omit<BillBody, 'shares'>, Leading {
  shares: readonly { person: Face; amount: string; paid: boolean; mine: boolean }[]
}

export interface BillReminderData extends BillReminderBody, Leading {
  /** The names of those who are called, as a list. */
  names: string
  /** The viewer is one of them. */
  forMe: boolean
}

export type MoneyData = TransferData | RedPacketData | BillData | BillReminderData

interface MoneyContext {
  selfId: string | null
  isDirect: boolean
  faceOf(memberId: string): Face
  listNames(names: readonly string[]): string
  /** What the viewer is called in a list. */
  youWord: string
}

export function moneyData(
  { conversationId, senderId }: Pick<Message, 'conversationId' | 'senderId'>,
  body: MoneyMessageBody,
  { selfId, isDirect, faceOf, listNames, youWord }: MoneyContext,
): MoneyData {
  const here = `/chats/${conversationId}`
  const namesOf = (memberIds: readonly string[]) =>
    listNames(memberIds.map((memberId) => (memberId === selfId ? youWord : faceOf(memberId).name)))
  switch (body.kind) {
    case 'transfer':
      return { ...body, href: `${here}/transfers/${body.transferId}`, forMe: body.toId === selfId }
    case 'redPacket': {
      // One gives to a friend, not to oneself; in a group whoever gives may open it too.
      const waits = isDirect && senderId === selfId && body.state === 'open'
      const isOpenToAll = body.forIds.length === 0
      const forMe = !waits && (isOpenToAll || (selfId !== null && body.forIds.includes(selfId)))
      return { ...body, href: `${here}/red-packets/${body.packetId}`, forMe, waits, forNames: namesOf(body.forIds) }
    }
    case 'bill':
      return {
        ...body,
        href: `${here}/bills/${body.billId}`,
        shares: body.shares.map(({ memberId, amount, paid }) => ({
          person: faceOf(memberId),
          amount,
          paid,
          mine: memberId === selfId,
        })),
      }
    case 'billReminder':
      return {
        ...body,
        href: `${here}/bills/${body.billId}`,
        names: namesOf(body.memberIds),
        forMe: selfId !== null && body.memberIds.includes(selfId),
      }
  }
}
