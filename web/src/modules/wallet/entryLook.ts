import type { EntryKind, WalletEntry } from '@sampan/contract'
import {
  ArrowLeftRight,
  ArrowUpFromLine,
  Gift,
  Landmark,
  type LucideIcon,
  ReceiptText,
  RotateCcw,
  Store,
  Wallet,
} from 'lucide-react'

/** How a kind of movement is drawn where there is no face. */
export interface KindLook {
  icon: LucideIcon
  look: 'river' | 'gold' | 'red' | 'plain'
}

export const kindLooks: Readonly<Record<EntryKind, KindLook>> = {
  payment: { icon: Store, look: 'gold' },
  transfer: { icon: ArrowLeftRight, look: 'river' },
  transferReturned: { icon: RotateCcw, look: 'plain' },
  bill: { icon: ReceiptText, look: 'gold' },
  redPacketSent: { icon: Gift, look: 'red' },
  redPacketReceived: { icon: Gift, look: 'red' },
  redPacketReturned: { icon: RotateCcw, look: 'plain' },
  topUp: { icon: Landmark, look: 'river' },
  topUpReturned: { icon: RotateCcw, look: 'plain' },
  withdrawal: { icon: ArrowUpFromLine, look: 'river' },
  withdrawalReturned: { icon: RotateCcw, look: 'plain' },
  opening: { icon: Wallet, look: 'river' },
}

/** Kinds that people think of as one, in the order in which they are offered. */
export const kindGroups = {
  payments: ['payment'],
  transfers: ['transfer', 'transferReturned'],
  redPackets: ['redPacketSent', 'redPacketReceived', 'redPacketReturned'],
  bills: ['bill'],
  banks: ['topUp', 'topUpReturned', 'withdrawal', 'withdrawalReturned'],
} as const satisfies Record<string, readonly EntryKind[]>

export type KindGroup = keyof typeof kindGroups
export const kindGroupNames = ['payments', 'transfers', 'redPackets', 'bills', 'banks'] as const satisfies KindGroup[]

/** Red packets say so even where there is a face: the person stands in the title then. */
export const showsFace = ({ kind }: WalletEntry): boolean => !kind.startsWith('redPacket') && kind !== 'opening'
