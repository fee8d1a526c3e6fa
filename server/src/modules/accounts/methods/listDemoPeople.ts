import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessDemoPeople } from '../access.ts'
import { presentMember } from '../present.ts'
import type { AccountsServices } from '../services.ts'

export const listDemoPeople = (services: AccountsServices) =>
  implement(accounts.listDemoPeople, async (tx) => {
    const rows = await accessDemoPeople(tx, services)
    return { people: rows.map((row) => ({ member: presentMember(row), language: row.language })) }
  })
