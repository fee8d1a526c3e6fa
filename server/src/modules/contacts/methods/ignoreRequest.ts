import { contacts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessOwnList } from '../access.ts'
import { decideIgnore } from '../rules.ts'
import { settle } from '../settle.ts'

export const ignoreRequest = implement(contacts.ignoreRequest, async (tx, caller, input) => {
  const pair = await accessOwnList(tx, caller.memberId, input.memberId)
  const { relation } = await settle(tx, pair, decideIgnore(pair))
  return { relation }
})
