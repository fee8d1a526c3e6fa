import type { Favourite } from '@sampan/contract'
import { ChartBar, Clapperboard, Ellipsis, Paperclip, Pencil, SendHorizontal, Trash2, UserRound } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { CardBubble } from '../chat/CardBubble.tsx'
import { RichText } from '../chat/RichText.tsx'
import { VoiceBubble } from '../chat/VoiceBubble.tsx'
import { PlaceButton } from '../places/PlaceButton.tsx'
import { stickerUrl } from '../stickers/sets.ts'
import styles from './Favourites.module.css'

interface FavouriteCardProps {
  favourite: Favourite
  onOpenPicture: () => void
  onNote: () => void
  onSend: () => void
  onRemove: () => void
}

/** One message that is kept: what it says, what one noted, who sent it. */
export function FavouriteCard({ favourite, onOpenPicture, onNote, onSend, onRemove }: FavouriteCardProps) {
  const { t } = useTranslation(['favourites', 'common'])
  const formats = useFormats()
  const { sender, sentAt, note, tags } = favourite
  return (
    <article className={styles.card} aria-label={t('from', { name: sender.name })}>
      <Body favourite={favourite} onOpenPicture={onOpenPicture} />
      {note !== '' && (
        <p className={styles.note}>
          <bdi>{note}</bdi>
        </p>
      )}
      {tags.length > 0 && (
        <ul className={styles.tags} aria-label={t('tags')}>
          {tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
            </li>
          ))}
        </ul>
      )}
      <footer className={styles.foot}>
        <Bdi cut>{sender.name}</Bdi>
        <time dateTime={sentAt}>{formats.date(new Date(sentAt))}</time>
        <Menu
          label={t('menu')}
          entries={[
            ...(favourite.body.kind === 'poll' || favourite.body.kind === 'history'
              ? []
              : [{ id: 'send', text: t('send'), icon: SendHorizontal, turns: true, onPress: onSend }]),
            { id: 'note', text: t('edit'), icon: Pencil, onPress: onNote },
            { id: 'remove', text: t('common:remove'), icon: Trash2, destroys: true, onPress: onRemove },
          ]}
        >
          <IconButton label={t('menu')} icon={Ellipsis} size={20} />
        </Menu>
      </footer>
    </article>
  )
}

function Body({ favourite: { id, body }, onOpenPicture }: Pick<FavouriteCardProps, 'favourite' | 'onOpenPicture'>) {
  const { t } = useTranslation(['favourites', 'chat'])
  const formats = useFormats()
  const { fileUrl } = useSync()
  switch (body.kind) {
    case 'text':
      return (
        <div className={styles.text}>
          <RichText text={body.text} />
        </div>
      )
    case 'picture':
      return (
        <>
          <Button className={styles.picture ?? ''} aria-label={t('chat:picture.open')} onPress={onOpenPicture}>
            <img src={fileUrl(body.fileId, 'thumbnail')} alt="" loading="lazy" draggable={false} />
          </Button>
          {body.caption !== '' && <RichText text={body.caption} />}
        </>
      )
    case 'sticker':
      return <img src={stickerUrl(body.sticker, fileUrl)} alt={t('kind.sticker')} className={styles.sticker} />
    case 'voice':
      return (
        <VoiceBubble
          voice={{
            kind: 'voice',
            url: fileUrl(body.fileId, 'original'),
            durationMs: body.durationMs,
            waveform: body.waveform,
          }}
          out={false}
        >
          {null}
        </VoiceBubble>
      )
    case 'video':
    case 'file':
      return (
        <Link href={fileUrl(body.fileId, 'original')} target="_blank" className={styles.file ?? ''}>
          <Icon of={body.kind === 'video' ? Clapperboard : Paperclip} />
          <span>
            <Bdi cut>{body.kind === 'file' ? body.name : body.caption || t('kind.video')}</Bdi>
            <small>{formats.size(body.sizeBytes)}</small>
          </span>
        </Link>
      )
    case 'place':
      return <PlaceButton place={body} />
    case 'contactCard':
      return (
        <Link href={`/contacts/${body.memberId}`} className={styles.file ?? ''}>
          <Icon of={UserRound} />
          <span>
            <Bdi cut>{body.name}</Bdi>
            <small dir="ltr">@{body.handle}</small>
          </span>
        </Link>
      )
    case 'poll':
      return (
        <div className={styles.poll}>
          <p className={styles.question}>
            <Icon of={ChartBar} />
            <Bdi>{body.question}</Bdi>
          </p>
          <ul>
            {[...body.options.entries()].map(([choice, { text, votes }]) => (
              <li key={choice}>
                <Bdi>{text}</Bdi>
                <span>{formats.number(votes)}</span>
              </li>
            ))}
          </ul>
        </div>
      )
    case 'history':
      return <CardBubble card={{ ...body, href: `/me/favourites/${id}` }}>{null}</CardBubble>
    default:
      return null
  }
}
