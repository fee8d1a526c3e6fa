import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { presentPasskey } from '../present.ts'
import { readPasskeys } from '../store.ts'

export const listPasskeys = implement(accounts.listPasskeys, async (tx, caller) => ({
  passkeys: (await readPasskeys(tx.db, caller.memberId)).map(presentPasskey),
}))
