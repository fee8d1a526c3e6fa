import { Check, CheckCheck, CircleAlert, Clock, Forward, Timer } from 'lucide-react'
import { memo, type PointerEvent, type ReactNode, type SyntheticEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import { type Face, hueOf } from '../../ui/face.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useLongPress } from '../../ui/useLongPress.ts'
import { PollBubble } from '../polls/PollBubble.tsx'
import { StickerBubble } from '../stickers/StickerBubble.tsx'
import { CardBubble } from './CardBubble.tsx'
import { FileBubble } from './FileBubble.tsx'
import styles from './Message.module.css'
import { MoneyBubble } from './MoneyBubble.tsx'
import type { Mark } from './marks.ts'
import type { MessageData, QuoteData, ReactionData } from './message.ts'
import { PictureBubble } from './PictureBubble.tsx'
import { RichText } from './RichText.tsx'
import { isLargeEmoji } from './richText.ts'
import { VideoBubble } from './VideoBubble.tsx'
import { VoiceBubble } from './VoiceBubble.tsx'

export interface MessageProps {
  message: MessageData
  /** Follows another of the same sender closely: nearer, without name and face. */
  follows: boolean
  /** In groups others' names and faces stand by what they wrote. */
  group: boolean
  /** Flashes once: one came here by a quote or a mention. */
  lit?: boolean
  onOpenPicture?: () => void
  onGoToQuote?: () => void
  /** Where a person of the conversation is to be looked at; undefined for oneself. */
  personHref?: ((memberId: string) => string | undefined) | undefined
  /** Names its sender in what one writes: a long press on the face. */
  onName?: (() => void) | undefined
  onReact?: (emoji: string | null) => void
  onRetry?: () => void
  /** Of a file or video that is not sent yet. */
  onCancel?: () => void
  /** The menu of the message, by hover and keyboard. */
  menu?: ReactNode
}

/** One message with its bubble, its marks, and what people made of it. */
export const Message = memo(function Message(props: MessageProps) {
  const { message, follows, group, lit = false, onReact, onRetry, onName, personHref, menu } = props
  const { t } = useTranslation('chat')
  const { out, sender, reactions, mark } = message
  const face = group && !out
  return (
    <article
      className={classes(
        styles.message,
        out ? styles.out : styles.in,
        follows && styles.follows,
        reactions.length > 0 && styles.reacted,
        lit && styles.lit,
      )}
      aria-label={out ? t('message.fromYou') : t('message.from', { name: sender.name })}
    >
      {face && <span className={styles.face}>{!follows && <SenderFace {...{ sender, personHref, onName }} />}</span>}
      {mark === 'failed' && (
        <Button className={styles.retry ?? ''} {...(onRetry && { onPress: onRetry })}>
          <Icon of={CircleAlert} size={16} />
          <span>{t('notSent')}</span>
        </Button>
      )}
      <div className={styles.body}>
        <Bubble {...props} named={face && !follows} />
        {reactions.length > 0 && (
          <div className={styles.reactions}>
            {reactions.map((reaction) => (
              <Reaction key={reaction.emoji} reaction={reaction} onReact={onReact} />
            ))}
          </div>
        )}
      </div>
      {menu && <span className={styles.menu}>{menu}</span>}
    </article>
  )
})

function Bubble({
  message,
  named,
  personHref,
  onOpenPicture,
  onGoToQuote,
  onCancel,
}: MessageProps & { named: boolean }) {
  const { t } = useTranslation(['chat', 'common', 'files', 'transfers'])
  const { body, sender, out, quote, forwarded } = message
  const head = (
    <>
      {named && (
        <p className={classes(styles.who, styles[hueOf(sender.id)])}>
          <Bdi cut>{sender.name}</Bdi>
        </p>
      )}
      {forwarded && (
        <p className={styles.forwarded}>
          <Icon of={Forward} size={12} turns />
          {t('message.forwarded')}
        </p>
      )}
      {quote && <Quote quote={quote} onPress={onGoToQuote} />}
    </>
  )
  switch (body.kind) {
    case 'text': {
      const large = isLargeEmoji(body.text) && !quote
      return (
        <div className={classes(styles.bubble, large && styles.large)}>
          {head}
          <RichText text={body.text} mentions={body.mentions} personHref={personHref}>
            <Meta message={message} />
          </RichText>
        </div>
      )
    }
    case 'picture':
      return (
        <div className={classes(styles.bubble, styles.pictured)}>
          {head}
          <PictureBubble
            picture={body}
            label={out ? t('picture.yours') : t('picture.from', { name: sender.name })}
            onOpen={onOpenPicture}
          />
          {body.caption === '' ? (
            <span className={styles.over}>
              <Meta message={message} />
            </span>
          ) : (
            <div className={styles.caption}>
              <RichText text={body.caption}>
                <Meta message={message} />
              </RichText>
            </div>
          )}
        </div>
      )
    case 'voice':
      return (
        <div className={styles.bubble}>
          {head}
          <VoiceBubble voice={body} out={out}>
            <Meta message={message} />
          </VoiceBubble>
        </div>
      )
    case 'file':
      return (
        <div className={styles.bubble}>
          {head}
          <FileBubble file={body} onCancel={onCancel}>
            <Meta message={message} />
          </FileBubble>
          {body.problem !== undefined && <p className={styles.problem}>{body.problem}</p>}
        </div>
      )
    case 'video':
      return (
        <div className={classes(styles.bubble, styles.pictured)}>
          {head}
          <VideoBubble
            video={body}
            label={out ? t('files:bubble.videoYours') : t('files:bubble.videoFrom', { name: sender.name })}
            onCancel={onCancel}
          />
          <div className={styles.caption}>
            <RichText text={body.caption}>
              <Meta message={message} />
            </RichText>
          </div>
          {body.problem !== undefined && <p className={styles.problem}>{body.problem}</p>}
        </div>
      )
    case 'transfer':
    case 'redPacket':
    case 'bill':
      return (
        <div className={styles.unboxed}>
          {head}
          <MoneyBubble money={body} out={out} at={message.at} />
        </div>
      )
    case 'sticker':
      return (
        <div className={styles.unboxed}>
          {head}
          <StickerBubble sticker={body}>
            <Meta message={message} />
          </StickerBubble>
        </div>
      )
    case 'contactCard':
    case 'place':
    case 'history':
      return (
        <div className={styles.bubble}>
          {head}
          <CardBubble card={body}>
            <Meta message={message} />
          </CardBubble>
        </div>
      )
    case 'poll':
      return (
        <div className={styles.bubble}>
          {head}
          <PollBubble poll={body}>
            <Meta message={message} />
          </PollBubble>
        </div>
      )
    case 'billReminder':
      return (
        <div className={styles.bubble}>
          {head}
          <span className={styles.text}>
            {body.forMe ? t('transfers:bill.reminderYou') : t('transfers:bill.reminder', { names: body.names })}
          </span>{' '}
          <Link href={body.href} className={styles.link ?? ''}>
            {t('transfers:bill.look')}
          </Link>
          <Meta message={message} />
        </div>
      )
    case 'recalled':
      return (
        <div className={classes(styles.bubble, styles.recalled)}>
          {out ? t('message.recalledYou') : t('message.recalled', { name: sender.name })}
          <Meta message={message} />
        </div>
      )
  }
}

/** A press shows the person; a long press names it in what one writes. */
function SenderFace({ sender, personHref, onName }: Pick<MessageProps, 'personHref' | 'onName'> & { sender: Face }) {
  const { t } = useTranslation('chat')
  const href = personHref?.(sender.id)
  const hold = useLongPress(() => onName?.())
  const picture = <Avatar face={sender} size={32} />
  if (href === undefined) return picture
  // The message around it has a menu of its own.
  const handlers = {
    ...hold,
    onPointerDown(event: PointerEvent) {
      event.stopPropagation()
      if (onName) hold.onPointerDown(event)
    },
    onContextMenu(event: SyntheticEvent) {
      event.stopPropagation()
      event.preventDefault()
    },
  }
  return (
    <span {...handlers}>
      <Link href={href} className={styles.faceLink ?? ''} aria-label={t('message.card', { name: sender.name })}>
        {picture}
      </Link>
    </span>
  )
}

const marks = { sending: Clock, sent: Check, read: CheckCheck, failed: CircleAlert } as const

function Meta({ message: { at, mark, readBy = 0, edited, expiresAt } }: { message: MessageData }) {
  const formats = useFormats()
  const { t } = useTranslation(['messages', 'options'])
  const goes = expiresAt && t('options:disappear.goes', { when: formats.moment(expiresAt, new Date()) })
  return (
    <span className={styles.meta}>
      {goes && (
        <span title={goes}>
          <Icon of={Timer} size={16} />
          <Hidden>{goes}</Hidden>
        </span>
      )}
      {edited && <span>{t('edit.edited')}</span>}
      <time dateTime={at.toISOString()}>{formats.time(at)}</time>
      {mark !== undefined && mark !== 'failed' && <MarkIcon mark={mark} readBy={readBy} />}
    </span>
  )
}

function MarkIcon({ mark, readBy }: { mark: Mark; readBy: number }) {
  const { t } = useTranslation(['chat', 'groups'])
  const formats = useFormats()
  const counts = mark === 'read' && readBy > 0
  return (
    <>
      <Hidden>{counts ? t('groups:readBy', { count: readBy }) : t(`mark.${mark}`)}</Hidden>
      <Icon of={marks[mark]} size={16} className={mark === 'sending' ? styles.sending : styles.mark} />
      {counts && <span aria-hidden>{formats.number(readBy)}</span>}
    </>
  )
}

export function Quote({ quote, onPress }: { quote: QuoteData; onPress?: (() => void) | undefined }) {
  const { t } = useTranslation(['chat', 'common'])
  const inside = (
    <>
      <span className={styles.quoted}>
        <b>{quote.own ? t('common:you') : <bdi>{quote.name}</bdi>}</b>
        <Bdi cut className={quote.text === undefined ? styles.gone : undefined}>
          {quote.text ?? t('message.gone')}
        </Bdi>
      </span>
      {quote.pictureUrl !== undefined && <img src={quote.pictureUrl} alt="" className={styles.quotedPicture} />}
    </>
  )
  return onPress ? (
    <Button className={styles.quote ?? ''} onPress={onPress}>
      <Hidden>{t('message.goTo')}</Hidden>
      {inside}
    </Button>
  ) : (
    <div className={styles.quote}>{inside}</div>
  )
}

function Reaction({
  reaction,
  onReact,
}: {
  reaction: ReactionData
  onReact: ((emoji: string | null) => void) | undefined
}) {
  const { t } = useTranslation('chat')
  const formats = useFormats()
  return (
    <Button
      className={classes(styles.reaction, reaction.mine && styles.mine)}
      aria-pressed={reaction.mine}
      {...(onReact && { onPress: () => onReact(reaction.mine ? null : reaction.emoji) })}
    >
      <span className={styles.emoji} aria-hidden>
        {reaction.emoji}
      </span>
      <span aria-hidden>{formats.number(reaction.count)}</span>
      <Hidden>{t('message.reactedBy', { emoji: reaction.emoji, names: reaction.names })}</Hidden>
    </Button>
  )
}

/** The day between messages. */
export function DayMark({ children }: { children: string }) {
  return (
    <p className={styles.day}>
      <time>{children}</time>
    </p>
  )
}

/** Above the first message that one has not read. */
export function UnreadMark() {
  const { t } = useTranslation('chat')
  return <p className={styles.unread}>{t('newMessages')}</p>
}

/** What happened in the conversation: joined, left, renamed, took back. */
export function SystemNote({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>
}

/** Someone is writing: three dots that breathe, and who it is. */
export function TypingLine({ text }: { text: string }) {
  return (
    <p className={styles.typing} role="status">
      <span className={styles.dots} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {text}
    </p>
  )
}
