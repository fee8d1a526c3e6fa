import { favourites } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessMessage, fileIdsIn, readHistoryItems, seeMessages } from '../../chat/index.ts'
import { holdFile } from '../../files/index.ts'
import { presentFavourite } from '../present.ts'
import { decideKeep, filesOf } from '../rules.ts'
import { countFavourites, findFavourite, findKept, insertFavourite, lockFavourites } from '../store.ts'

/** Nothing that can be kept shows what a viewer did with it. */
const nothingDone = async () => new Set<string>()

export const keep = implement(favourites.keep, async (tx, { memberId }, input) => {
  const { favouriteId, conversationId, seq, note, tags } = input
  const place = { conversationId, seq }
  await lockFavourites(tx.db, memberId)
  const known = (await findFavourite(tx.db, favouriteId)) ?? (await findKept(tx.db, memberId, place))
  if (known) {
    const same = known.memberId === memberId && known.conversationId === conversationId && known.seq === seq
    if (!same) throw refuse('favourites.idUsed')
    return { favourite: await presentFavourite(tx.db, known) }
  }
  await accessMessage(tx.db, memberId, place)
  const [message] = await seeMessages(tx.db, memberId, [place], nothingDone)
  if (!message) throw refuse('chat.messageNotFound')
  const { body, senderId, sentAt, expiresAt } = message
  const count = await countFavourites(tx.db, memberId)
  const decision = decideKeep({ body, senderId, expires: expiresAt !== null }, count, tx.config.favouritesMax)
  if (decision !== 'allowed') throw refuse(decision)
  if (senderId === null) throw refuse('favourites.notKeepable')
  const items = body.kind === 'history' ? await readHistoryItems(tx.db, conversationId, message.id) : null
  const fileIds = items ? fileIdsIn(items) : filesOf(body)
  // Held until the commit, so that nobody sweeps them in between.
  for (const fileId of fileIds) if (!(await holdFile(tx.db, fileId))) throw refuse('chat.messageNotFound')
  const kept = {
    ...{ id: favouriteId, memberId, conversationId, seq, senderId, body, note, tags: [...tags] },
    sentAt: new Date(sentAt),
    keptAt: tx.now,
  }
  await insertFavourite(tx.db, kept, fileIds, items)
  const favourite = await presentFavourite(tx.db, kept)
  tx.emit('favourites.changed', [memberId], { favourite })
  return { favourite }
})
