import { Forward } from 'lucide-react'
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
import { stillOf } from '../translation/translations.ts'
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
  switch (body.kind) {
    case 'text': {
      const large = isLargeEmoji(body.text) && !quote
      const translated = stillOf(translation, body.text)
      const more = body.preview !== undefined || translated !== undefined
      return (
        <div className={classes(styles.bubble, large && styles.large, body.preview && styles.linked)}>
          {head}
          <RichText text={body.text} mentions={body.mentions} personHref={personHref}>
            {!more && <Meta message={message} />}
          </RichText>
          {body.preview && <LinkCard preview={body.preview} own={out} />}
          {translated && <TranslatedWords translation={translated} />}
          {more && <Meta message={message} />}
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
              <Captioned translation={translation} caption={body.caption} />
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
            <Captioned translation={translation} caption={body.caption} />
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

function Captioned({ translation, caption }: { translation: MessageProps['translation']; caption: string }) {
  const translated = stillOf(translation, caption)
  return translated ? <TranslatedWords translation={translated} /> : null
}
