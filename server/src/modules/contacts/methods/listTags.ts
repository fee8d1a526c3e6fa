import { contacts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { listTags as readTags } from '../store.ts'

export const listTags = implement(contacts.listTags, async (reading, caller) => ({
  tags: await readTags(reading.db, caller.memberId),
}))
