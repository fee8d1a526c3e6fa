import { funding } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement, implementLane } from '../../../schema/index.ts'
import { accessSource } from '../access.ts'
import { finishLink as finish, startLink, tellSources } from '../linking.ts'
import { presentSource } from '../present.ts'
import type { FundingServices } from '../services.ts'
import { isSourceBusy } from '../store/orders.ts'
import { listLinkedSources, markUnlinked } from '../store/sources.ts'

export const listSources = (services: FundingServices) =>
  implement(funding.listSources, async (reading, caller) => {
    const sources = await listLinkedSources(reading.db, caller.memberId)
    return { sources: sources.map((source) => presentSource(source, services)), offer: services.offered.offer }
  })

export const linkSource = (services: FundingServices) =>
  implementLane(funding.linkSource, async (caller, input) => ({ link: await startLink(services, caller, input) }))

export const finishLink = (services: FundingServices) =>
  implementLane(funding.finishLink, async (caller, { linkId, details }) => ({
    source: await finish(services, caller.memberId, linkId, details),
  }))

/** The provider forgets it too, by a job. */
export const unlinkSource = (services: FundingServices) =>
  implement(funding.unlinkSource, async (tx, caller, input) => {
    const source = await accessSource(tx, caller.memberId, input.sourceId)
    if (await isSourceBusy(tx.db, source.id)) throw refuse('funding.orderUnderWay')
    await markUnlinked(tx.db, source.id, tx.now)
    await tx.enqueue('forgetFundingSource', { sourceId: source.id })
    await tellSources(tx, services, caller.memberId)
    return {}
  })
