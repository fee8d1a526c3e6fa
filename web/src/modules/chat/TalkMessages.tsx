/** The messages of a conversation, and what can be done with each of them. */
import { HISTORY_ITEMS_MAX, type Message as SentMessage } from '@sampan/contract'
import { MessagesSquare } from 'lucide-react'
import { memo, type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import { errorText, useObservable, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { mayBeOfHistory } from '../../sync/made.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { useReadMarks } from '../groups/useReadMarks.ts'
import { useTranslations } from '../translation/useTranslations.ts'
import { createBlobUrls } from './blobUrls.ts'
import { bodyLine } from './bodyLine.ts'
import { Message } from './Message.tsx'
import { MessageContext, MessageMenuButton } from './MessageMenu.tsx'
import { type Asked, messageActions } from './messageActions.ts'
import { noteText } from './noteText.ts'
import { heldMessages } from './quotes.ts'
import { Selectable, SelectBar } from './SelectBar.tsx'
import type { TalkProps } from './Talk.tsx'
import { TalkList, type TalkListHandle } from './TalkList.tsx'
import { DayMark, SystemNote, TypingLine, UnreadMark } from './TalkMarks.tsx'
import { TalkPictures } from './TalkPictures.tsx'
import { TalkSheets } from './TalkSheets.tsx'
import { type TalkContext, type TalkItem, talkItems } from './talkItems.ts'
import { useJump } from './useJump.ts'
import { useQuotes } from './useQuotes.ts'
import { firstUnread, useTimeline } from './useTimeline.ts'

const LIT_MS = 1_600

interface TalkMessagesProps extends TalkProps {
  talk: RefObject<TalkListHandle | null>
  onReply: (seq: number) => void
  /** A picture of the conversation, to be edited and sent again. */
  onEditPicture: (url: string) => void
  onEdit: (message: SentMessage) => void
  /** Names somebody in what is being written, where one may write. */
  onName: ((memberId: string) => void) | undefined
  /** Several messages are being chosen, in place of writing. */
  choosing: boolean
  onChoosing: (choosing: boolean) => void
}

/** Apart from the field where one writes, and remembered: a key stroke must not draw the messages again. */
export const TalkMessages = memo(function TalkMessages(props: TalkMessagesProps) {
  const {
    conversation,
    opened,
    names,
    faceOf,
    listNames,
    t,
    act,
    actions,
    talk,
    onReply,
    onEdit,
    onEditPicture,
    onName,
    choosing,
    onChoosing,
  } = props
  const { id: conversationId, mentionedSeq } = conversation
  const { fileUrl, uploads: uploading } = useSync()
  const formats = useFormats()
  const now = useNow()
  const uploads = useObservable(uploading)
  const { timeline, loadEarlier, reach } = useTimeline(opened, conversation.lastSeq)
  const [asked, setAsked] = useState<Asked>()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [picture, setPicture] = useState<string>()
  const [lit, setLit] = useState<number>()
  const isTouched = useMediaQuery('(pointer: coarse)')
  const blobs = useMemo(createBlobUrls, [])
  useEffect(() => () => blobs.revokeAll(), [blobs])

  const quotes = useQuotes(conversationId, timeline)
  const unreadFromSeq = useMemo(
    () => (timeline ? firstUnread(opened, timeline, names.selfId) : null),
    [opened, timeline, names.selfId],
  )
  const isDirect = conversation.kind === 'direct'
  const peerReadSeq = isDirect ? conversation.peerReadSeq : 0
  const readersOf = useReadMarks(conversation)
  const translations = useTranslations()
  const items = useMemo(() => {
    if (!timeline) return undefined
    const context: TalkContext = {
      names,
      faceOf,
      listNames,
      isDirect,
      peerReadSeq,
      readersOf,
      unreadFromSeq,
      fileUrl,
      blobUrlOf: blobs.of,
      uploads,
      quotes,
      errorText,
      youWord: t('common:you'),
      lineOf: (body) => bodyLine(body, t),
    }
    return talkItems(timeline, context)
  }, [
    timeline,
    names,
    faceOf,
    listNames,
    isDirect,
    peerReadSeq,
    readersOf,
    unreadFromSeq,
    fileUrl,
    blobs,
    uploads,
    quotes,
    t,
  ])

  const onSeen = useCallback(
    (seq: number) => {
      if (seq > conversation.readSeq) void actions.markRead(conversationId, seq)
    },
    [actions, conversationId, conversation.readSeq],
  )
  const onEarlier = useCallback(() => void loadEarlier(), [loadEarlier])

  const goTo = async (seq: number) => {
    if (!talk.current?.goTo(seq) && !(await reach(seq).catch(() => false))) showToast({ text: t('tooFar') })
    else setLit(seq)
  }
  useJump(conversationId, items !== undefined, (seq) => void goTo(seq))
  // What was fetched to be reached is drawn first.
  const isHeld =
    lit !== undefined && (items?.some((item) => item.kind === 'message' && item.message.seq === lit) ?? false)
  useEffect(() => {
    if (lit === undefined || !isHeld) return
    talk.current?.goTo(lit)
    const timer = setTimeout(() => setLit(undefined), LIT_MS)
    return () => clearTimeout(timer)
  }, [lit, isHeld, talk])

  const personHref = useCallback(
    (memberId: string) =>
      memberId === names.selfId ? undefined : `/chats/${conversationId}/details/people/${memberId}?from=chat`,
    [conversationId, names.selfId],
  )
  const onSelect = (seq: number) => {
    setChosen(new Set([seq]))
    onChoosing(true)
  }
  const context = {
    conversation,
    names,
    t,
    act,
    actions,
    now,
    isTouched,
    readersOf,
    translations,
    onAsk: setAsked,
    onReply,
    onEdit,
    onSelect,
  }
  const menuOf = (message: SentMessage) => messageActions(message, context)

  const choose = (seq: number, selected: boolean) => {
    const next = new Set(chosen)
    if (!selected) next.delete(seq)
    else if (chosen.size < HISTORY_ITEMS_MAX) next.add(seq)
    setChosen(next)
  }
  const labelOf = ({ senderId }: SentMessage) =>
    senderId === names.selfId ? t('message.fromYou') : t('message.from', { name: names.nameOf(senderId ?? '') })
  const stopChoosing = () => {
    setChosen(new Set())
    onChoosing(false)
  }
  const seqsChosen = [...chosen].sort((one, other) => one - other)
  const held = useMemo(() => (timeline ? heldMessages(timeline) : new Map<number, SentMessage>()), [timeline])
  const forwardable = seqsChosen.filter((seq) => {
    const message = held.get(seq)
    return message !== undefined && mayBeOfHistory(message)
  })

  const draw = (item: TalkItem) => {
    switch (item.kind) {
      case 'day':
        return <DayMark>{formats.day(item.at, now)}</DayMark>
      case 'unread':
        return <UnreadMark />
      case 'note': {
        const { body } = item.message
        return body.kind === 'note' ? <SystemNote>{noteText(body.note, names, t, listNames)}</SystemNote> : null
      }
      case 'message':
        return drawMessage(item)
    }
  }
  const drawMessage = ({ message, source, follows }: Extract<TalkItem, { kind: 'message' }>) => {
    const menu = source.kind === 'message' ? menuOf(source.message) : undefined
    const { replyToSeq } = source.kind === 'message' ? source.message : source.outgoing
    const isRecalled = message.body.kind === 'recalled'
    const drawn = (
      <Message
        message={message}
        follows={follows}
        group={conversation.kind === 'group'}
        translation={message.seq === undefined ? undefined : translations.shown.get(message.seq)}
        lit={lit !== undefined && lit === message.seq}
        personHref={personHref}
        onName={onName && !choosing ? () => onName(message.sender.id) : undefined}
        {...(message.body.kind === 'picture' && { onOpenPicture: () => setPicture(message.key) })}
        {...(replyToSeq !== null && { onGoToQuote: () => void goTo(replyToSeq) })}
        {...(menu && { onReact: menu.onReact, menu: <MessageMenuButton actions={menu} /> })}
        {...(source.kind === 'outgoing' && {
          onRetry: () => void actions.retry(source.outgoing.messageId),
          onCancel: () => void actions.discard(source.outgoing.messageId),
        })}
      />
    )
    if (choosing) {
      if (source.kind !== 'message') return drawn
      const { seq } = source.message
      return (
        <Selectable
          selected={chosen.has(seq)}
          onChange={(selected) => choose(seq, selected)}
          label={labelOf(source.message)}
        >
          {drawn}
        </Selectable>
      )
    }
    return menu && !isRecalled ? <MessageContext actions={menu}>{drawn}</MessageContext> : drawn
  }

  if (items === undefined) return <Skeleton shape="talk" />
  return (
    <>
      {items.length === 0 ? (
        <EmptyState icon={MessagesSquare} title={t('emptyTalk.title')} text={t('emptyTalk.text')} />
      ) : (
        <TalkList
          handle={talk}
          items={items}
          hasOlder={timeline?.hasOlder ?? false}
          unreadCount={conversation.unread.count}
          {...(mentionedSeq !== null && { onMention: () => void goTo(mentionedSeq) })}
          draw={draw}
          foot={<TypingFoot {...props} />}
          onEarlier={onEarlier}
          onSeen={onSeen}
        />
      )}
      {choosing && (
        <SelectBar
          count={chosen.size}
          mayForward={forwardable.length > 0}
          onForward={(asOne) => setAsked({ kind: 'forward', seqs: forwardable, asOne })}
          onHide={() => setAsked({ kind: 'hide', seqs: seqsChosen })}
          onCancel={stopChoosing}
        />
      )}
      <TalkSheets
        {...{ conversation, faceOf, t, act, actions, asked, readersOf }}
        onClose={() => setAsked(undefined)}
        onChosen={stopChoosing}
      />
      <TalkPictures
        conversationId={conversationId}
        faceOf={faceOf}
        shown={picture}
        onShow={setPicture}
        onEdit={conversation.mayPost ? onEditPicture : undefined}
      />
    </>
  )
})

function TypingFoot({ conversation, names, t }: TalkMessagesProps) {
  const typing = useObservable(useSync().typing).get(conversation.id) ?? []
  const [first] = typing
  if (first === undefined) return null
  const text =
    typing.length > 1 ? t('typingMany', { count: typing.length }) : t('typingWho', { name: names.nameOf(first) })
  return <TypingLine text={text} />
}
