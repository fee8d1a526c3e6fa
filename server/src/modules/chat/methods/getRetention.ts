import { chat } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { readRetention } from '../retention.ts'

export const getRetention = implement(chat.getRetention, (tx) => readRetention(tx.db))
