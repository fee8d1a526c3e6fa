/** Money in the model world, as plain as can be: what each has and what is on its way, one currency, transfers in chats. */
import type { Balance, Event, Transfer, TransferBody, Wallet, WalletEntry } from '@sampan/contract'
import type { Handlers } from './modelMethods.ts'
import {
  accessConversation,
  accessMembership,
  addMessage,
  emit,
  memberOf,
  presentIn,
  Refused,
  type World,
} from './modelWorld.ts'

export interface ModelPurse {
  available: bigint
  held: bigint
  /** The latest first. */
  entries: WalletEntry[]
}

const CURRENCY = 'EUR'
const OPENING = 100_00n
const TERM_MS = 24 * 3_600_000

export const newPurse = (): ModelPurse => ({ available: OPENING, held: 0n, entries: [] })

/** What all members have together, on its way or not: no transfer changes it. */
export const sumOfMoney = ({ members }: World): bigint =>
  [...members.values()].reduce((sum, { purse }) => sum + purse.available + purse.held, 0n)

export const openedMoney = ({ members }: World): bigint => OPENING * BigInt(members.size)

export function moneyMethods(world: World): Handlers {
  const purseOf = (memberId: string) => memberOf(world, memberId).purse

  const tellMoved = (memberId: string, entries: WalletEntry[]) => {
    purseOf(memberId).entries.unshift(...entries)
    emit(world, [memberId], { name: 'wallet.moved', body: { entries, balances: [balanceOf(purseOf(memberId))] } })
  }

  const entryOf = (transfer: Transfer, memberId: string): WalletEntry => {
    const isSender = memberId === transfer.fromId
    const withId = isSender ? transfer.toId : transfer.fromId
    return {
      id: transfer.id,
      kind: 'transfer',
      amount: isSender ? `-${transfer.amount}` : transfer.amount,
      currency: CURRENCY,
      balance: String(purseOf(memberId).available + purseOf(memberId).held),
      with: { memberId: withId, name: memberOf(world, withId).profile.name },
      note: transfer.note,
      referenceId: transfer.id,
      at: world.now(),
    }
  }

  const end = (memberId: string, transferId: string, state: 'accepted' | 'returned'): Transfer => {
    const transfer = accessTransfer(world, memberId, transferId)
    if (transfer.toId !== memberId) throw new Refused('transfers.notForYou')
    if (transfer.state === state) return transfer
    if (transfer.state !== 'waiting') throw new Refused('transfers.notWaiting')
    const amount = BigInt(transfer.amount)
    const from = purseOf(transfer.fromId)
    from.held -= amount
    if (state === 'accepted') purseOf(memberId).available += amount
    else from.available += amount
    const ended: Transfer = { ...transfer, state, settledAt: world.now() }
    world.transfers.set(transferId, ended)
    changeBody(world, ended)
    const isMoved = state === 'accepted'
    tellMoved(transfer.fromId, isMoved ? [entryOf(ended, transfer.fromId)] : [])
    if (isMoved) tellMoved(memberId, [entryOf(ended, memberId)])
    return ended
  }

  return {
    'wallet.getWallet': ({ memberId }) => presentWallet(purseOf(memberId)),
    'wallet.listEntries': ({ memberId }, { limit = 50 }) => ({
      entries: structuredClone(purseOf(memberId).entries.slice(0, limit)),
      members: [],
      nextCursor: null,
    }),
    'transfers.send': ({ memberId }, { transferId, conversationId, amount, note }) => {
      const conversation = accessConversation(world, conversationId, memberId)
      const known = world.transfers.get(transferId)
      if (known) return { transfer: known }
      const to = presentIn(conversation).find((other) => other.memberId !== memberId)
      if (conversation.kind !== 'direct' || !to) throw new Refused('transfers.directOnly')
      if (!accessMembership(conversation, memberId).mayPost) throw new Refused('chat.notAccepting')
      const purse = purseOf(memberId)
      if (BigInt(amount) > purse.available) throw new Refused('wallet.insufficientFunds')
      purse.available -= BigInt(amount)
      purse.held += BigInt(amount)
      const sent = { toId: to.memberId, amount, currency: CURRENCY, note, state: 'waiting' as const }
      const body: TransferBody = { kind: 'transfer', transferId, ...sent }
      const { seq, sentAt } = addMessage(world, conversation, {
        id: transferId,
        senderId: memberId,
        body,
        replyToSeq: null,
        forwarded: false,
        editedAt: null,
      })
      const transfer: Transfer = {
        id: transferId,
        conversationId,
        seq,
        fromId: memberId,
        ...sent,
        sentAt,
        expiresAt: new Date(Date.parse(sentAt) + TERM_MS).toISOString(),
        settledAt: null,
      }
      world.transfers.set(transferId, transfer)
      tellMoved(memberId, [])
      return { transfer }
    },
    'transfers.accept': ({ memberId }, { transferId }) => ({ transfer: end(memberId, transferId, 'accepted') }),
    'transfers.return': ({ memberId }, { transferId }) => ({ transfer: end(memberId, transferId, 'returned') }),
  }
}

function accessTransfer({ transfers }: World, memberId: string, transferId: string): Transfer {
  const transfer = transfers.get(transferId)
  if (!transfer || (transfer.fromId !== memberId && transfer.toId !== memberId)) throw new Refused('transfers.notFound')
  return transfer
}

function changeBody(world: World, { id, conversationId, seq, toId, amount, currency, note, state }: Transfer): void {
  const conversation = world.conversations.get(conversationId)
  const message = conversation?.messages[seq - 1]
  if (!conversation || !message) return
  const body: TransferBody = { kind: 'transfer', transferId: id, toId, amount, currency, note, state }
  message.body = body
  const told: Event = { name: 'chat.bodyChanged', body: { conversationId, seq, body } }
  emit(
    world,
    presentIn(conversation).map(({ memberId }) => memberId),
    told,
  )
}

const balanceOf = ({ available, held }: ModelPurse): Balance => ({
  currency: CURRENCY,
  available: String(available),
  held: String(held),
})

const presentWallet = (purse: ModelPurse): Wallet => ({
  standing: {
    tier: 'unverified',
    frozen: false,
    pin: { set: true, lockedUntil: null, reset: null },
    pinFree: [{ amount: '0', currency: CURRENCY }],
  },
  balances: [balanceOf(purse)],
  currencies: [CURRENCY],
  limits: [],
  timeZone: 'UTC',
})
