/** What can be done with a message, for its menu. */
import { type Message, translatableOf } from '@sampan/contract'
import { v7 as newId } from 'uuid'
import { mayBeOfHistory } from '../../sync/made.ts'
import { showToast } from '../../ui/toast.ts'
import { mayWrite } from '../groups/rules.ts'
import { hasLetters, stillOf } from '../translation/translations.ts'
import type { Translations } from '../translation/useTranslations.ts'
import { mayEdit } from './editing.ts'
import type { MessageActions } from './MessageMenu.tsx'
import type { TalkProps } from './Talk.tsx'

/** What a sheet over the conversation asks or shows, of one message or of several. */
export type Asked =
  | { kind: 'react' | 'report' | 'readers'; seq: number }
  | { kind: 'hide'; seqs: number[] }
  | { kind: 'forward'; seqs: number[]; asOne: boolean }
  | { kind: 'words'; text: string }

interface ActionContext extends Pick<TalkProps, 'conversation' | 'names' | 't' | 'act' | 'actions'> {
  now: Date
  /** With a mouse words are marked where they stand. */
  isTouched: boolean
  readersOf: (seq: number) => readonly string[]
  translations: Translations
  onAsk: (asked: Asked) => void
  onReply: (seq: number) => void
  onEdit: (message: Message) => void
  onSelect: (seq: number) => void
}

/** As the server has it: afterwards a message stays. */
const RECALL_WITHIN_MS = 2 * 60_000

export function messageActions(message: Message, context: ActionContext): MessageActions {
  const { conversation, names, t, act, actions, now, isTouched, readersOf, onAsk, onReply, onEdit, onSelect } = context
  const { id: conversationId } = conversation
  const { seq, body } = message
  const isOwn = message.senderId === names.selfId
  const isFresh = now.getTime() - new Date(message.sentAt).getTime() < RECALL_WITHIN_MS
  const isWritten = mayBeOfHistory(message) || body.kind === 'sticker'
  const isMoney = body.kind === 'transfer' || body.kind === 'redPacket' || body.kind === 'bill'
  const isThere = isWritten || isMoney || body.kind === 'billReminder' || body.kind === 'poll'
  const words = wordsOf(message)
  const { translations } = context
  const foreign = translatableOf(body)
  const isTranslated = stillOf(translations.shown.get(seq), foreign) !== undefined
  const said = (text: string) => () => showToast({ text })
  const keep = () =>
    void act(
      () => actions.keepFavourite({ favouriteId: newId(), conversationId, seq, note: '', tags: [] }),
      said(t('message.kept')),
    )
  const keepSticker = (fileId: string) => () =>
    void act(() => actions.keepSticker(fileId), said(t('message.stickerKept')))
  const copy = () => void act(() => navigator.clipboard.writeText(words), said(t('common:copied')))
  return {
    mine: message.reactions.find(({ memberIds }) => names.selfId !== null && memberIds.includes(names.selfId))?.emoji,
    onReact: (emoji) => void act(() => actions.react(conversationId, seq, emoji)),
    onMoreReactions: () => onAsk({ kind: 'react', seq }),
    onReply: isThere && mayWrite(conversation) ? () => onReply(seq) : undefined,
    onCopy: words === '' ? undefined : copy,
    onSelectText: words !== '' && isTouched ? () => onAsk({ kind: 'words', text: words }) : undefined,
    onTranslate:
      translations.offered && hasLetters(foreign) && !isTranslated
        ? () => translations.ask(message, foreign)
        : undefined,
    onHideTranslation: isTranslated ? () => translations.hide(seq) : undefined,
    onEdit: mayWrite(conversation) && mayEdit(message, names.selfId, now) ? () => onEdit(message) : undefined,
    onKeep: (isWritten || body.kind === 'poll') && message.expiresAt === null ? keep : undefined,
    onKeepSticker:
      body.kind === 'sticker' && body.sticker.from === 'own' ? keepSticker(body.sticker.fileId) : undefined,
    onForward: isWritten ? () => onAsk({ kind: 'forward', seqs: [seq], asOne: false }) : undefined,
    onRecall:
      isOwn && isThere && !isMoney && isFresh ? () => void act(() => actions.recall(conversationId, seq)) : undefined,
    onSelect: () => onSelect(seq),
    onHide: () => onAsk({ kind: 'hide', seqs: [seq] }),
    readers:
      isOwn && isThere && readersOf(seq).length > 0
        ? { count: readersOf(seq).length, onShow: () => onAsk({ kind: 'readers', seq }) }
        : undefined,
    onReport: isThere && !isOwn ? () => onAsk({ kind: 'report', seq }) : undefined,
  }
}

function wordsOf({ body }: Message): string {
  if (body.kind === 'text') return body.text
  return body.kind === 'picture' || body.kind === 'video' ? body.caption : ''
}
