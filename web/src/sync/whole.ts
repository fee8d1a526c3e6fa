/** What is told as a whole: the wallet, stalls, payments, banks, stickers, favourites. None of it belongs to a conversation. */
import type { Event, Wallet, WalletEntry } from '@sampan/contract'
import { reduceWallet } from '@sampan/sdk'
import { entriesSince } from './since.ts'
import type { Unit } from './unit.ts'

/** The wallet as the server tells it, with the latest lines of its statement. */
export async function applyWallet(
  unit: Unit,
  wallet: Wallet,
  entries: readonly WalletEntry[],
  askedAtLogSeq: number | null,
): Promise<boolean> {
  const later = await entriesSince(unit, askedAtLogSeq)
  if (!later) return false
  await unit.store.wallet.put({ key: 'wallet', wallet })
  await unit.store.entries.bulkPut([...entries])
  for (const event of later) await applyToWallet(unit, event)
  return true
}

export async function applyToWallet(unit: Unit, event: Event): Promise<void> {
  if (event.name === 'wallet.moved') await unit.store.entries.bulkPut(event.body.entries)
  const row = await unit.store.wallet.get('wallet')
  if (row) await unit.store.wallet.put({ ...row, wallet: reduceWallet(row.wallet, event) })
}

/** An answer of the server, with what the log told since. False where that is too long ago. */
export async function applyAnswer(
  unit: Unit,
  put: () => Promise<unknown>,
  askedAtLogSeq: number | null,
): Promise<boolean> {
  const later = await entriesSince(unit, askedAtLogSeq)
  if (!later) return false
  await put()
  for (const event of later) await applyWhole(unit, event)
  return true
}

/** Each of these events tells the whole of what it is about. */
export async function applyWhole({ store }: Unit, event: Event): Promise<void> {
  switch (event.name) {
    case 'merchants.stallChanged':
      await store.stall.put({ key: 'stall', stall: event.body.stall })
      break
    case 'merchants.orderChanged':
      await store.orders.put(event.body.order)
      break
    case 'payments.received':
      await store.received.bulkPut(event.body.payments)
      break
    case 'payments.chargeChanged':
      await store.charges.put(event.body.charge)
      break
    case 'funding.sourcesChanged':
      // Before anything was asked for there is no offer to go with them.
      await store.funding.update('funding', { sources: event.body.sources })
      break
    case 'funding.orderChanged':
      await store.fundingOrders.put(event.body.order)
      break
    case 'phones.changed':
      await store.ownPhone.put({ key: 'ownPhone', phone: event.body.phone })
      break
    case 'contacts.tagsChanged':
      await store.contactTags.put({ key: 'contactTags', tags: event.body.tags })
      break
    case 'stickers.changed':
      await store.stickers.put({ key: 'stickers', stickers: event.body.stickers })
      break
    case 'miniPrograms.recentsChanged':
      await store.programs.put({ key: 'recents', recents: event.body.recents })
      break
    case 'miniPrograms.permissionsChanged':
      await store.programs.put({
        key: `permissions ${event.body.programId}`,
        permissions: event.body.permissions,
      })
      break
    case 'miniPrograms.bundleChanged': {
      const { programId, hash, stage } = event.body
      await store.programs.put({ key: `bundle ${programId}`, hash, stage })
      break
    }
    case 'favourites.changed':
      await store.favourites.put(event.body.favourite)
      break
    case 'favourites.removed':
      await store.favourites.delete(event.body.favouriteId)
      break
  }
}
