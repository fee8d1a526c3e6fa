/** The messages of a conversation, and what can be done with each of them. */
import { HISTORY_ITEMS_MAX, type Message as SentMessage, translatableOf } from '@sampan/contract'
import { MessagesSquare } from 'lucide-react'
import { memo, type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import { useEndsPicture, useSaysFirstScreen } from '../../app/firstScreen.ts'
import { errorText, useObservable, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { mayBeOfHistory } from '../../sync/made.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { useReadMarks } from '../groups/useReadMarks.ts'
import { stillOf } from '../translation/translations.ts'
import { useTranslations } from '../translation/useTranslations.ts'
import { createBlobUrls } from './blobUrls.ts'
import { bodyLine, type LineBody } from './bodyLine.ts'
import { FloatingDay } from './FloatingDay.tsx'
import { type Asked, messageActions } from './messageActions.ts'
import { heldMessages } from './quotes.ts'
import { SelectBar } from './SelectBar.tsx'
import type { TalkProps } from './Talk.tsx'
import { TalkList, type TalkListHandle } from './TalkList.tsx'
import { TypingLine } from './TalkMarks.tsx'
import { TalkPictures } from './TalkPictures.tsx'
import { TalkRow, type TalkScene } from './TalkRow.tsx'
import { TalkSheets } from './TalkSheets.tsx'
import { type MadeItems, type TalkContext, type TalkItem, talkItems } from './talkItems.ts'
import { useHands } from './useHands.ts'
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
  const { timeline, loadEarlier, loadLater, goOnAtNewest, reach, onLook } = useTimeline(opened)
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
  const made = useMemo((): MadeItems => new WeakMap(), [])
  const lineOf = useCallback((body: LineBody) => bodyLine(body, t), [t])
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
      lineOf,
    }
    return talkItems(timeline, context, made)
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
    lineOf,
    made,
  ])

  const onSeen = useCallback(
    (seq: number) => {
      if (seq > conversation.readSeq) void actions.markRead(conversationId, seq)
    },
    [actions, conversationId, conversation.readSeq],
  )
  useSaysFirstScreen(items !== undefined)
  useEndsPicture(items !== undefined)
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

  const choose = (seq: number, selected: boolean) => {
    const next = new Set(chosen)
    if (!selected) next.delete(seq)
    else if (chosen.size < HISTORY_ITEMS_MAX) next.add(seq)
    setChosen(next)
  }
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

  const hands = useHands({
    menuOf: (message) => messageActions(message, context),
    onReact: (message, emoji) => void act(() => actions.react(conversationId, message.seq, emoji)),
    onName: (memberId) => onName?.(memberId),
    onOpenPicture: setPicture,
    onGoTo: (seq) => void goTo(seq),
    onRetry: (messageId) => void actions.retry(messageId),
    onCancel: (messageId) => void actions.discard(messageId),
    onChoose: choose,
  })
  const mayName = onName !== undefined
  const scene = useMemo<TalkScene>(
    () => ({ group: !isDirect, names, t, listNames, personHref, mayName, hands }),
    [isDirect, names, t, listNames, personHref, mayName, hands],
  )
  const sentAt = useCallback(
    (seq: number) =>
      items?.flatMap((item) => (item.kind === 'message' && item.message.seq === seq ? [item.message.at] : []))[0],
    [items],
  )
  const translationOf = ({ seq, body }: SentMessage) => stillOf(translations.shown.get(seq), translatableOf(body))
  const draw = (item: TalkItem) => {
    const sent = item.kind === 'message' && item.source.kind === 'message' ? item.source.message : undefined
    const seq = item.kind === 'message' ? item.message.seq : undefined
    return (
      <TalkRow
        item={item}
        scene={scene}
        lit={seq !== undefined && seq === lit}
        translation={sent && translationOf(sent)}
        chosen={choosing ? seq !== undefined && chosen.has(seq) : undefined}
        day={item.kind === 'day' ? formats.day(item.at, now) : undefined}
      />
    )
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
          hasNewer={timeline?.hasNewer ?? false}
          unreadCount={conversation.unread.count}
          {...(mentionedSeq !== null && { onMention: () => void goTo(mentionedSeq) })}
          draw={draw}
          foot={<TypingFoot {...props} />}
          over={<FloatingDay sentAt={sentAt} />}
          onEarlier={onEarlier}
          onLater={loadLater}
          onNewest={goOnAtNewest}
          onLook={onLook}
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
