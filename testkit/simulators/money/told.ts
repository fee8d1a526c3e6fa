/** What the server says of the money once all is calm: what the auditor compares with. */
import type {
  Balance,
  Bill,
  Charge,
  FundingOrder,
  MessageBody,
  Order,
  RedPacket,
  Transfer,
  WalletEntry,
  WalletLimits,
} from '@sampan/contract'

export interface ToldWallet {
  /** The oldest first. */
  entries: WalletEntry[]
  balances: Balance[]
  limits: WalletLimits[]
}

/** An account of the ledger as it stands in the database, in minor units. */
export interface BookAccount {
  ownerId: string
  kind: string
  currency: string
  balance: bigint
  debitsPending: bigint
  creditsPending: bigint
}

export interface Told {
  /** By member; of each device the same. */
  wallets: ReadonlyMap<string, ToldWallet>
  /** By id; what does not exist is left out. */
  transfers: ReadonlyMap<string, Transfer>
  packets: ReadonlyMap<string, RedPacket>
  bills: ReadonlyMap<string, Bill>
  charges: ReadonlyMap<string, Charge>
  fundingOrders: ReadonlyMap<string, FundingOrder>
  tillOrders: ReadonlyMap<string, Order>
  /** What stands in conversations, by the ids of messages; one that stands there twice comes twice. */
  bodies: ReadonlyMap<string, readonly MessageBody[]>
  accounts: readonly BookAccount[]
  /** What went wrong while all this was read. */
  troubles: readonly string[]
}

/** What the operator of the simulated server allows each member in each currency. */
export interface Allowed {
  payment: bigint
  day: bigint
  balance: bigint
}
