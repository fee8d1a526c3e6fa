import { Forward } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import { hueOf } from '../../ui/face.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LinkCard } from '../links/LinkCard.tsx'
import { PollBubble } from '../polls/PollBubble.tsx'
import { StickerBubble } from '../stickers/StickerBubble.tsx'
import { TranslatedWords } from '../translation/TranslatedWords.tsx'
import { CardBubble } from './CardBubble.tsx'
import { FileBubble } from './FileBubble.tsx'
import styles from './Message.module.css'
import type { MessageProps } from './Message.tsx'
import { Meta } from './Meta.tsx'
import { MoneyBubble } from './MoneyBubble.tsx'
import { PictureBubble } from './PictureBubble.tsx'
import { Quote } from './Quote.tsx'
import { RichText } from './RichText.tsx'
import { isLargeEmoji } from './richText.ts'
import { VideoBubble } from './VideoBubble.tsx'
import { VoiceBubble } from './VoiceBubble.tsx'

/** What was said, by its kind. */
export function Bubble({
  message,
  named,
  personHref,
  onOpenPicture,
  onGoToQuote,
  onCancel,
  translation,
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
  const boxed = (look: string | false | undefined, children: ReactNode) => (
    <div className={classes(styles.bubble, look)}>
      {head}
      {children}
    </div>
  )
  const meta = <Meta message={message} />
  const translated = translation && <TranslatedWords translation={translation} />
  switch (body.kind) {
    case 'text': {
      const large = isLargeEmoji(body.text) && !quote
      const more = body.preview !== undefined || translated !== undefined
      return boxed(
        classes(large && styles.large, body.preview && styles.linked),
        <>
          <RichText text={body.text} mentions={body.mentions} personHref={personHref}>
            {!more && meta}
          </RichText>
          {body.preview && <LinkCard preview={body.preview} own={out} />}
          {translated}
          {more && meta}
        </>,
      )
    }
    case 'picture':
      return boxed(
        styles.pictured,
        <>
          <PictureBubble
            picture={body}
            label={out ? t('picture.yours') : t('picture.from', { name: sender.name })}
            onOpen={onOpenPicture}
          />
          {body.caption === '' ? (
            <span className={styles.over}>{meta}</span>
          ) : (
            <Caption caption={body.caption} meta={meta} translated={translated} />
          )}
        </>,
      )
    case 'voice':
      return boxed(
        undefined,
        <VoiceBubble voice={body} out={out}>
          {meta}
        </VoiceBubble>,
      )
    case 'file':
      return boxed(
        undefined,
        <>
          <FileBubble file={body} onCancel={onCancel}>
            {meta}
          </FileBubble>
          <Problem of={body} />
        </>,
      )
    case 'video':
      return boxed(
        styles.pictured,
        <>
          <VideoBubble
            video={body}
            label={out ? t('files:bubble.videoYours') : t('files:bubble.videoFrom', { name: sender.name })}
            onCancel={onCancel}
          />
          <Caption caption={body.caption} meta={meta} translated={translated} />
          <Problem of={body} />
        </>,
      )
    case 'transfer':
    case 'redPacket':
    case 'bill':
      return (
        <div className={styles.unboxed}>
          {head}
          <MoneyBubble money={body} out={out} at={message.at} />
          {translation && (
            <div className={classes(styles.bubble, styles.below)}>
              <TranslatedWords translation={translation} alone />
            </div>
          )}
        </div>
      )
    case 'sticker':
      return (
        <div className={styles.unboxed}>
          {head}
          <StickerBubble sticker={body}>{meta}</StickerBubble>
        </div>
      )
    case 'contactCard':
    case 'place':
    case 'miniProgram':
    case 'history':
      return boxed(
        undefined,
        <>
          <CardBubble card={body}>{meta}</CardBubble>
          {translated}
        </>,
      )
    case 'poll':
      return boxed(
        undefined,
        <>
          <PollBubble poll={body}>{meta}</PollBubble>
          {translated}
        </>,
      )
    case 'billReminder':
      return boxed(
        undefined,
        <>
          <span className={styles.text}>
            {body.forMe ? t('transfers:bill.reminderYou') : t('transfers:bill.reminder', { names: body.names })}
          </span>{' '}
          <Link href={body.href} className={styles.link ?? ''}>
            {t('transfers:bill.look')}
          </Link>
          {meta}
        </>,
      )
    case 'recalled':
      return (
        <div className={classes(styles.bubble, styles.recalled)}>
          {out ? t('message.recalledYou') : t('message.recalled', { name: sender.name })}
          {meta}
        </div>
      )
  }
}

/** Below a picture or a video. */
function Caption({ caption, meta, translated }: { caption: string; meta: ReactNode; translated: ReactNode }) {
  return (
    <div className={styles.caption}>
      <RichText text={caption}>{meta}</RichText>
      {translated}
    </div>
  )
}

/** Why it was not sent. */
function Problem({ of: { problem } }: { of: { problem?: string | undefined } }) {
  return problem === undefined ? null : <p className={styles.problem}>{problem}</p>
}
