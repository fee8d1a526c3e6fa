/** What stands below a text of the page that it links to. */
import {
  type EditedWords,
  keptPreview,
  type LinkPreview,
  linksIn,
  type MessageBody,
  type SentPreview,
} from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { findPreview } from '../links/index.ts'
import { whoSees } from './store/memberships.ts'
import { findById, type Place, readHidden, readPlaces } from './store/messages.ts'

interface Born {
  conversationId: string
  messageId: string
  senderId: string
}

/** Null where nothing is known of the link, or it does not stand in the text: the message goes without. */
export async function previewFor(
  db: Queryable,
  born: Born,
  text: string,
  sent: SentPreview | undefined,
): Promise<LinkPreview | null> {
  if (!sent || !linksIn(text).some(({ url }) => url === sent.url)) return null
  // What was sent under this id before says the same again, whatever is known of the page by now.
  const before = await findById(db, born.conversationId, born.messageId)
  if (before?.sender_id === born.senderId && before.body.kind === 'text') return before.body.preview ?? null
  if (sent.from) {
    const said = await previewAt(db, born.senderId, sent.from)
    if (said?.url === sent.url) return said
  }
  return findPreview(db, born.senderId, sent.url)
}

/** What goes with other words: what its sender asks for, else what stood there while its link does. */
export async function editedPreview(
  db: Queryable,
  senderId: string,
  before: LinkPreview | undefined,
  { text, preview }: Extract<EditedWords, { kind: 'text' }>,
): Promise<LinkPreview | undefined> {
  if (preview === null) return undefined
  const asked = preview?.url
  if (asked === undefined || asked === before?.url) return keptPreview(before, text).preview
  const stands = linksIn(text).some(({ url }) => url === asked)
  return (stands ? await findPreview(db, senderId, asked) : null) ?? undefined
}

export const previewIn = (body: MessageBody): LinkPreview | undefined =>
  body.kind === 'text' ? body.preview : undefined

/** Of a message that the member sees. */
async function previewAt(db: Queryable, memberId: string, place: Place): Promise<LinkPreview | null> {
  const [sees] = await whoSees(db, [{ ...place, memberId }])
  const hidden = await readHidden(db, memberId, [place])
  const [row] = sees && hidden.length === 0 ? await readPlaces(db, [place]) : []
  return row?.body.kind === 'text' ? (row.body.preview ?? null) : null
}

export const fileIdsOf = (preview: LinkPreview | null | undefined): string[] =>
  preview?.picture ? [preview.picture.fileId] : []
