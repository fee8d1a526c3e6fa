import { CircleAlert } from 'lucide-react'
import { memo, type PointerEvent, type ReactNode, type SyntheticEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classes } from '../../ui/classes.ts'
import type { Face } from '../../ui/face.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useLongPress } from '../../ui/useLongPress.ts'
import type { TranslationData } from '../translation/translations.ts'
import { Bubble } from './Bubble.tsx'
import styles from './Message.module.css'
import type { MessageData, ReactionData } from './message.ts'

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
  /** The same in the language of the screen, where it was asked for. */
  translation?: TranslationData | undefined
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
      data-seq={message.seq}
      data-goes-at={message.expiresAt?.getTime()}
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
