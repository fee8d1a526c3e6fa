import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { presentSelf } from '../present.ts'

export const getSelf = implement(accounts.getSelf, async (tx, caller) => presentSelf(await accessSelf(tx, caller)))
