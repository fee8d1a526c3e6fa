import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { presentDevice } from '../present.ts'
import { before, SESSION_IDLE_MS_MAX } from '../rules.ts'
import { readDevices } from '../store.ts'

export const listDevices = implement(accounts.listDevices, async (tx, caller) => {
  const rows = await readDevices(tx.db, caller.memberId, before(tx.now, SESSION_IDLE_MS_MAX))
  return { devices: rows.map((row) => presentDevice(row, caller.deviceId)) }
})
