/** The messages of a conversation, and what can be done with each of them. */
import { HISTORY_ITEMS_MAX, type Message as SentMessage } from '@sampan/contract'
import { MessagesSquare } from 'lucide-react'
import { lazy, memo, type RefObject, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { v7 as newId } from 'uuid'
import { errorText, useObservable, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { mayBeOfHistory } from '../../sync/made.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { ReadersSheet } from '../groups/ReadersSheet.tsx'
import { ReportSheet } from '../groups/ReportSheet.tsx'
import { mayWrite } from '../groups/rules.ts'
import { useReadMarks } from '../groups/useReadMarks.ts'
import { createBlobUrls } from './blobUrls.ts'
import { bodyLine } from './bodyLine.ts'
import { mayEdit } from './editing.ts'
import { ForwardSheet } from './ForwardSheet.tsx'
import { DayMark, Message, SystemNote, TypingLine, UnreadMark } from './Message.tsx'
import { type MessageActions, MessageContext, MessageMenuButton } from './MessageMenu.tsx'
import { noteText } from './noteText.ts'
import { heldMessages } from './quotes.ts'
import { RichText } from './RichText.tsx'
import { Selectable, SelectBar } from './SelectBar.tsx'
import styles from './Talk.module.css'
import type { TalkProps } from './Talk.tsx'
import { TalkList, type TalkListHandle } from './TalkList.tsx'
import { TalkPictures } from './TalkPictures.tsx'
import { type TalkContext, type TalkItem, talkItems } from './talkItems.ts'
import { useJump } from './useJump.ts'
import { useQuotes } from './useQuotes.ts'
import { firstUnread, useTimeline } from './useTimeline.ts'

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'))

/** As the server has it: afterwards a message stays. */
const RECALL_WITHIN_MS = 2 * 60_000
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
  const [forwarding, setForwarding] = useState<{ seqs: number[]; asOne: boolean }>()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [hiding, setHiding] = useState<number[]>()
  const [reporting, setReporting] = useState<number>()
  const [reacting, setReacting] = useState<number>()
  const [picture, setPicture] = useState<string>()
  const [selecting, setSelecting] = useState<string>()
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
  const [readersAt, setReadersAt] = useState<number>()
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
  const keep = (seq: number) => () =>
    void act(
      () => actions.keepFavourite({ favouriteId: newId(), conversationId, seq, note: '', tags: [] }),
      () => showToast({ text: t('message.kept') }),
    )
  const keepSticker = (fileId: string) => () =>
    void act(
      () => actions.keepSticker(fileId),
      () => showToast({ text: t('message.stickerKept') }),
    )
  const menuOf = (message: SentMessage): MessageActions => {
    const { seq, body } = message
    const isOwn = message.senderId === names.selfId
    const isFresh = now.getTime() - new Date(message.sentAt).getTime() < RECALL_WITHIN_MS
    const isWritten = mayBeOfHistory(message) || body.kind === 'sticker'
    const isMoney = body.kind === 'transfer' || body.kind === 'redPacket' || body.kind === 'bill'
    const isThere = isWritten || isMoney || body.kind === 'billReminder' || body.kind === 'poll'
    const words =
      body.kind === 'text' ? body.text : body.kind === 'picture' || body.kind === 'video' ? body.caption : ''
    return {
      mine: message.reactions.find(({ memberIds }) => names.selfId !== null && memberIds.includes(names.selfId))?.emoji,
      onReact: (emoji) => void act(() => actions.react(conversationId, seq, emoji)),
      onMoreReactions: () => setReacting(seq),
      onReply: isThere && mayWrite(conversation) ? () => onReply(seq) : undefined,
      onCopy:
        words === ''
          ? undefined
          : () =>
              void act(
                () => navigator.clipboard.writeText(words),
                () => showToast({ text: t('common:copied') }),
              ),
      // With a mouse words are marked where they stand.
      onSelectText: words !== '' && isTouched ? () => setSelecting(words) : undefined,
      onEdit: mayWrite(conversation) && mayEdit(message, names.selfId, now) ? () => onEdit(message) : undefined,
      onKeep: isWritten && message.expiresAt === null ? keep(seq) : undefined,
      onKeepSticker:
        body.kind === 'sticker' && body.sticker.from === 'own' ? keepSticker(body.sticker.fileId) : undefined,
      onForward: isWritten ? () => setForwarding({ seqs: [seq], asOne: false }) : undefined,
      onRecall:
        isOwn && isThere && !isMoney && isFresh ? () => void act(() => actions.recall(conversationId, seq)) : undefined,
      onSelect: () => {
        setChosen(new Set([seq]))
        onChoosing(true)
      },
      onHide: () => setHiding([seq]),
      readers:
        isOwn && isThere && readersOf(seq).length > 0
          ? { count: readersOf(seq).length, onShow: () => setReadersAt(seq) }
          : undefined,
      onReport: isThere && !isOwn ? () => setReporting(seq) : undefined,
    }
  }

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
          onForward={(asOne) => setForwarding({ seqs: forwardable, asOne })}
          onHide={() => setHiding(seqsChosen)}
          onCancel={stopChoosing}
        />
      )}
      <ForwardSheet
        open={forwarding !== undefined}
        onClose={() => setForwarding(undefined)}
        onForward={(to) => {
          if (forwarding === undefined) return
          const { seqs, asOne } = forwarding
          stopChoosing()
          void act(
            async () => {
              if (asOne) return actions.forwardAsOne({ conversationId, seqs }, to)
              for (const seq of seqs) await actions.forward({ conversationId, seq }, to)
            },
            () => showToast({ text: t('forward.done') }),
          )
        }}
      />
      <ReadersSheet
        memberIds={readersAt === undefined ? undefined : readersOf(readersAt)}
        faceOf={faceOf}
        onClose={() => setReadersAt(undefined)}
      />
      <Sheet open={selecting !== undefined} onClose={() => setSelecting(undefined)} title={t('message.selectText')}>
        <div className={styles.selecting}>
          <RichText text={selecting ?? ''} />
        </div>
      </Sheet>
      <ReportSheet
        about={reporting === undefined ? undefined : { kind: 'messages', conversationId, seqs: [reporting] }}
        onClose={() => setReporting(undefined)}
      />
      <ConfirmSheet
        open={hiding !== undefined}
        title={t('message.hide')}
        text={t('message.hideAsk')}
        action={t('message.hide')}
        destroys
        onConfirm={() => {
          if (hiding === undefined) return
          stopChoosing()
          void act(async () => {
            for (const seq of hiding) await actions.hide(conversationId, seq)
          })
        }}
        onClose={() => setHiding(undefined)}
      />
      <Sheet open={reacting !== undefined} onClose={() => setReacting(undefined)} title={t('message.react')} flush>
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <EmojiPicker
            onEmoji={(emoji) => {
              if (reacting !== undefined) void act(() => actions.react(conversationId, reacting, emoji))
              setReacting(undefined)
            }}
          />
        </Suspense>
      </Sheet>
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
