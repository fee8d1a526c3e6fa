/** What a device is to show, asked at the moment of sending: whoever may not see it any more hears nothing of it. */
import { decimalText, type Language, type MessageBody } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { readMembers, readSelf } from '../accounts/index.ts'
import { countUnread, glimpse, glimpseInvitation } from '../chat/index.ts'
import { relationOf } from '../contacts/index.ts'
import { decideAlert, isHushed } from './rules.ts'
import type { PushAbout, PushServices } from './services.ts'
import { type PushTexts, pushTexts } from './texts.ts'

/** What the service worker gets; see `web/public/push.js`. */
export interface Notice {
  title: string
  body: string
  /** Notices of one tag take each other's place. */
  tag: string
  /** Where a press leads. */
  url: string
  /** How many messages wait; what stands on the app's icon. */
  badge: number
  /** Stays until somebody dismisses it. */
  strong: boolean
  language: Language
}

const TEXT_MAX = 180

/** The first so many characters as people see them. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= TEXT_MAX) return line
  const characters = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment)
  return characters.length <= TEXT_MAX ? line : `${characters.slice(0, TEXT_MAX).join('')}…`
}

function wordsOf(body: MessageBody, texts: PushTexts): string {
  if (body.kind === 'text') return shorten(body.text)
  const kind = texts.kinds[body.kind] ?? texts.newMessage
  const caption = 'caption' in body && typeof body.caption === 'string' ? body.caption : ''
  return caption ? `${kind}: ${shorten(caption)}` : kind
}

/** Null where there is nothing to tell any more. */
export async function composeNotice(
  services: PushServices,
  memberId: string,
  about: PushAbout,
  how: Telling,
): Promise<Notice | null> {
  const { db } = services
  const { language } = await readSelf(db, memberId)
  const texts = pushTexts[language]
  const said =
    about.kind === 'message'
      ? await sayMessage(services, memberId, about, texts, how)
      : how.quiet
        ? null
        : about.kind === 'request'
          ? await sayRequest(db, memberId, about.otherId, texts, how.previews)
          : about.kind === 'invitation'
            ? await sayInvitation(services, memberId, about.conversationId, texts, how.previews)
            : await sayMoney(db, memberId, about, texts, how.previews, language)
  return said && { strong: false, ...said, badge: await countUnread(db, memberId), language }
}

type Said = Omit<Notice, 'badge' | 'language' | 'strong'> & Partial<Pick<Notice, 'strong'>>

/** What the member wants to be told now. */
export interface Telling {
  previews: boolean
  /** Its quiet hours. */
  quiet: boolean
}

/** The viewer's own name for it, else what it is called in the group, else its own. */
async function nameFor(
  db: Queryable,
  viewerId: string,
  memberId: string,
  nickname: string | null = null,
): Promise<string> {
  if (viewerId === memberId) return ''
  const { remark, member } = await relationOf(db, viewerId, memberId)
  return remark ?? nickname ?? member?.name ?? ''
}

async function sayMessage(
  { db, ownDoings }: PushServices,
  memberId: string,
  place: { conversationId: string; seq: number },
  texts: PushTexts,
  { previews, quiet }: Telling,
): Promise<Said | null> {
  const seen = await glimpse(db, memberId, place, ownDoings)
  if (!seen) return null
  const { conversation, message, mentioned, nickname } = seen
  if (message.senderId === null || message.senderId === memberId) return null
  const alert = decideAlert(conversation, { mentioned, quiet })
  if (alert === 'none' || conversation.readSeq >= message.seq) return null
  if (['recalled', 'hidden', 'expired', 'note'].includes(message.body.kind)) return null
  const strong = alert === 'strong'
  const at = { tag: conversation.id, url: `/chats/${conversation.id}`, strong }
  // Notices without words look alike: one place for all of a kind, so that nothing is told by it.
  if (!previews || isHushed(conversation))
    return { title: texts.newMessage, body: '', tag: strong ? 'alert' : 'message', url: '/chats', strong }
  const name = await nameFor(db, memberId, message.senderId, nickname)
  const words = wordsOf(message.body, texts)
  if (conversation.kind === 'direct') return { ...at, title: name, body: words }
  return { ...at, title: conversation.title ?? texts.group, body: `${name}: ${words}` }
}

async function sayRequest(
  db: Queryable,
  memberId: string,
  otherId: string,
  texts: PushTexts,
  previews: boolean,
): Promise<Said | null> {
  const relation = await relationOf(db, memberId, otherId)
  if (relation.state !== 'requestedByOther' || relation.blocked) return null
  const at = { title: texts.newRequest, tag: 'requests', url: '/contacts/requests' }
  return { ...at, body: previews ? texts.requestFrom.replace('{name}', relation.member?.name ?? '') : '' }
}

async function sayInvitation(
  { db, ownDoings }: PushServices,
  memberId: string,
  conversationId: string,
  texts: PushTexts,
  previews: boolean,
): Promise<Said | null> {
  const seen = await glimpseInvitation(db, memberId, conversationId, ownDoings)
  if (!seen || seen.conversation.muted) return null
  if (!previews) return { title: texts.newGroup, body: '', tag: 'invitation', url: '/chats' }
  const name = await nameFor(db, memberId, seen.byId)
  const title = seen.conversation.title ?? texts.newGroup
  const body = texts.addedBy.replace('{name}', () => name)
  return { title, body, tag: `invitation ${conversationId}`, url: `/chats/${conversationId}` }
}

async function sayMoney(
  db: Queryable,
  memberId: string,
  { amount, currency, fromId, entryId }: Extract<PushAbout, { kind: 'money' }>,
  texts: PushTexts,
  previews: boolean,
  language: Language,
): Promise<Said> {
  const at = { title: texts.moneyCame, tag: `money ${entryId}`, url: '/me/wallet' }
  if (!previews) return { ...at, body: '' }
  const digits = decimalText(BigInt(amount), currency)
  const money = new Intl.NumberFormat(language === 'zh' ? 'zh-Hans' : language, { style: 'currency', currency })
    // A decimal text is what it takes without rounding.
    .format(digits as Intl.StringNumericLiteral)
  const people = fromId === null ? undefined : await readMembers(db, [fromId])
  const name = fromId === null || !people?.has(fromId) ? '' : await nameFor(db, memberId, fromId)
  return { ...at, body: name ? texts.moneyFrom.replace('{amount}', money).replace('{name}', name) : money }
}
