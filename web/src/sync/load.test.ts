import { OfflineError } from '@sampan/sdk'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from './context.ts'
import { load } from './load.ts'
import { Store } from './store.ts'
import { inUnit } from './unit.ts'

const session = { memberId: 'me', deviceId: null, epoch: 'one' }
const phone = { number: '+43660123456', findable: false, provenAt: null, lostAt: null }

let store: Store
let asked: (number | null)[]
const ask = async () => {
  asked.push((await store.readSession())?.logSeq ?? null)
  return phone
}
const contextWith = (readOn: () => Promise<void>): Pick<Context, 'store' | 'readOn' | 'pause' | 'inUnit'> => ({
  store,
  readOn,
  pause: async () => {},
  inUnit: (work) => inUnit(store, session.epoch, work),
})
const loadPhone = (readOn: () => Promise<void>) =>
  load(contextWith(readOn), ask, (held, answer) => held.ownPhone.put({ key: 'ownPhone', phone: answer }))

beforeEach(async () => {
  asked = []
  store = new Store('sampan', { indexedDB: new IDBFactory(), IDBKeyRange })
})
afterEach(() => store.close())

test('what is asked for while a device begins anew is not lost with what its store held', async () => {
  await store.begin({ ...session, logSeq: null })
  await loadPhone(async () => {
    await store.beginAnew(session)
    await inUnit(store, session.epoch, async (unit) => unit.setLogSeq(7))
  })
  expect(asked).toEqual([7])
  expect(await store.ownPhone.count()).toBe(1)
})

test('once everything was fetched nothing is waited for', async () => {
  await store.begin({ ...session, logSeq: 5 })
  await loadPhone(() => Promise.reject(new Error('It reads on')))
  expect(asked).toEqual([5])
})

test('without a connection nothing is asked', async () => {
  await store.begin({ ...session, logSeq: null })
  await expect(loadPhone(() => Promise.reject(new OfflineError()))).rejects.toThrow(OfflineError)
  expect(asked).toEqual([])
})
