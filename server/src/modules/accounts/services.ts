import type { DeletionBlocker } from '@sampan/contract'
import type { Blobs } from '../../kernel/blobs.ts'
import type { Bus } from '../../kernel/bus.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Reading } from '../../schema/index.ts'
import type { Passwords } from './passwords.ts'
import type { Vault } from './vault.ts'

export type Random = (bytes: number) => Buffer

/** What the module needs from outside. */
export interface AccountsServices {
  /** The organisation's name, as the sign-in page shows it. */
  name: string
  /** Where browsers find this server, such as `https://app.example.org`; passkeys are bound to its host. */
  origin: string
  version: string
  signUpOpen: boolean
  /** Whether anyone may step in as one of the demo people. */
  demo: boolean
  /** Handles of the demo people on offer, in the order of the sign-in page. */
  demoHandles: readonly string[]
  transactions: Transactions<Database>
  bus: Bus
  random: Random
  passwords: Passwords
  vault: Vault
  /** For how many days a deletion can be taken back. */
  deletionDays: number
  /** Asks those who hold money, who stand behind this module in the order of imports. */
  readBlockers(caller: MemberCaller): Promise<DeletionBlocker[]>
  blobs: Blobs
  /** Asks the owner of files, which stands behind this module in the order of imports. */
  readAvatar(tx: Reading, memberId: string, fileId: string): Promise<'ok' | 'notFound' | 'wrongType'>
}
