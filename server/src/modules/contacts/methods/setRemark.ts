import { contacts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessOwnList } from '../access.ts'
import { decideRemark } from '../rules.ts'
import { settle } from '../settle.ts'

export const setRemark = implement(contacts.setRemark, async (tx, caller, input) => {
  const pair = await accessOwnList(tx, caller.memberId, input.memberId)
  const { relation } = await settle(tx, pair, decideRemark(pair, input.remark))
  return { relation }
})
