import Type from 'typebox'
import { closed, Id, SeqOrZero } from '../../bodies/common.ts'
import { read } from '../../define.ts'
import { LogEntrySchema, LogSeqOrNull } from '../../sync.ts'

/**
 * What a device missed of its member's log. A new device passes null: it gets the log's present number and then lists
 * everything. `reset` says that the log does not reach back so far: the device drops what it holds and starts anew.
 */
export const catchUp = read('sync.catchUp', {
  caller: 'member',
  summary: 'Log entries after a number.',
  input: Type.Object({ logSeq: LogSeqOrNull }, closed),
  output: Type.Object(
    { entries: Type.Array(LogEntrySchema), logSeq: SeqOrZero, more: Type.Boolean(), reset: Type.Boolean() },
    closed,
  ),
  errors: [],
  limit: { burst: 120, perMinute: 240 },
})

export const listHeads = read('sync.listHeads', {
  caller: 'member',
  summary: 'The last number of each of the caller’s conversations.',
  input: Type.Object({}, closed),
  output: Type.Object({ heads: Type.Array(Type.Object({ conversationId: Id, lastSeq: SeqOrZero }, closed)) }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})
