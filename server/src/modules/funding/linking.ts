/** How a bank account or a card is linked: the provider is asked outside of any transaction. */
import type { Input, LinkedSource, SourceLink } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { Writing } from '../../schema/index.ts'
import { accessLink } from './access.ts'
import { type FundingSource, type LinkDetails, ProviderUnreachable } from './fundingSource.ts'
import { presentLink, presentSource } from './present.ts'
import { SOURCES_MAX } from './rules.ts'
import type { FundingServices } from './services.ts'
import {
  findHolder,
  findLink,
  insertLink,
  type Link,
  listLinkedSources,
  lockLink,
  readSources,
  type Source,
  updateLink,
  writeHolder,
  writeSource,
} from './store/sources.ts'

/** Tells the member's devices what is linked now. */
export async function tellSources(tx: Writing, services: FundingServices, memberId: string): Promise<void> {
  const sources = (await listLinkedSources(tx.db, memberId)).map((source) => presentSource(source, services))
  tx.emit('funding.sourcesChanged', [memberId], { sources })
}

/** The same `linkId` answers the same linking. */
export async function startLink(
  services: FundingServices,
  caller: MemberCaller,
  { linkId, kind }: Input<'funding.linkSource'>,
): Promise<SourceLink> {
  const { db, transactions, offered } = services
  const { memberId } = caller
  const { provider } = offered
  if (!offered.offer.kinds.some((each) => each.kind === kind)) throw refuse('funding.kindNotOffered')
  if ((await listLinkedSources(db, memberId)).length >= SOURCES_MAX) throw refuse('funding.tooManySources')
  await transactions.write((tx) => insertLink(tx.db, { id: linkId, memberId, provider, kind }, tx.now))
  const link = await accessLink(db, memberId, linkId)
  if (link.kind !== kind || link.provider !== provider) throw refuse('request.conflict')
  if (link.url !== null || link.sourceId !== null) return presentLink(link)

  const holder = await findHolder(db, memberId, provider, kind)
  const started = await reached(services, () => offered.startLink({ linkId, memberId, kind, holder }))
  await transactions.write(async (tx) => {
    if (started.holder !== null) await writeHolder(tx.db, { memberId, provider, kind, reference: started.holder })
    await updateLink(tx.db, linkId, started)
  })
  return presentLink({ ...link, ...started })
}

/** Done once, however often it is asked for. */
export async function finishLink(
  services: FundingServices,
  memberId: string,
  linkId: string,
  details: LinkDetails,
): Promise<LinkedSource> {
  const { db, transactions, sources } = services
  const link = await accessLink(db, memberId, linkId)
  const provider = sources.get(link.provider)
  if (!provider) throw refuse('funding.linkNotFound')
  if (link.sourceId === null) {
    const found = await findSource(services, provider, link, details)
    await transactions.write(async (tx) => {
      const locked = await lockLink(tx.db, linkId)
      if (locked?.sourceId !== null) return
      const held = await listLinkedSources(tx.db, memberId)
      const isNew = held.every(({ reference }) => reference !== found.reference)
      if (isNew && held.length >= SOURCES_MAX) throw refuse('funding.tooManySources')
      const described = { memberId, provider: link.provider, kind: link.kind, linkedAt: tx.now }
      const source = await writeSource(tx.db, { ...found, ...described, id: tx.newId() })
      await updateLink(tx.db, linkId, { sourceId: source.id })
      await tellSources(tx, services, memberId)
    })
  }
  return presentSource(await linkedBy(services, linkId), services)
}

async function findSource(services: FundingServices, provider: FundingSource, link: Link, details: LinkDetails) {
  const { id: linkId, memberId, kind, holder, reference } = link
  const answer = await reached(services, () =>
    provider.finishLink({ linkId, memberId, kind, holder, reference }, details),
  )
  if (answer.refused !== null) throw refuse(answer.refused)
  return answer.found
}

async function linkedBy({ db }: FundingServices, linkId: string): Promise<Source> {
  const sourceId = (await findLink(db, linkId))?.sourceId
  const source = sourceId ? (await readSources(db, [sourceId])).get(sourceId) : undefined
  if (!source) throw refuse('funding.linkNotFound')
  return source
}

/** What the provider answers; `funding.unreachable` where it does not. */
async function reached<Answer>({ log }: FundingServices, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (reason) {
    if (!(reason instanceof ProviderUnreachable)) throw reason
    log.warn({ err: reason }, 'A bank does not answer')
    throw refuse('funding.unreachable')
  }
}
