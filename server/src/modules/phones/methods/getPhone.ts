import { phones } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { presentPhone } from '../present.ts'
import type { PhonesServices } from '../services.ts'
import { readPhone } from '../store.ts'

export const getPhone = ({ book, sms }: PhonesServices) =>
  implement(phones.getPhone, async (reading, caller) => ({
    phone: presentPhone(book, await readPhone(reading.db, caller.memberId)),
    offered: sms !== null,
  }))
