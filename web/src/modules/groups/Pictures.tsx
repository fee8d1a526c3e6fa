import type { Message } from '@sampan/contract'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import type { VideoData } from '../chat/message.ts'
import { PictureViewer, type ViewedPicture } from '../chat/PictureViewer.tsx'
import { placeholderUrl } from '../chat/placeholder.ts'
import { VideoBubble } from '../chat/VideoBubble.tsx'
import styles from './Pictures.module.css'

interface PicturesProps {
  /** Ascending, as the store gives them. */
  messages: readonly Message[]
  /** All that can be leafed through; those that are shown, unless told. */
  among?: readonly Message[]
  /** How many to show, the newest; all of them can be leafed through. */
  countMax?: number
  nameOf: (memberId: string) => string
}

/** The pictures and videos of a conversation, the newest first; a press opens one large, or plays it. */
export function Pictures({ messages, among = messages, countMax = Number.POSITIVE_INFINITY, nameOf }: PicturesProps) {
  const { t } = useTranslation(['groups', 'chat', 'files'])
  const { fileUrl } = useSync()
  const { date, duration } = useFormats()
  const [shown, setShown] = useState<string>()
  const [played, setPlayed] = useState<VideoData>()
  const nameOfSender = ({ senderId }: Message) => (senderId === null ? '' : nameOf(senderId))
  const pictures = among.flatMap((message): ViewedPicture[] => {
    const { body } = message
    if (body.kind !== 'picture') return []
    return [
      {
        key: message.id,
        url: fileUrl(body.fileId, 'original'),
        thumbnailUrl: fileUrl(body.fileId, 'thumbnail'),
        width: body.width,
        height: body.height,
        caption: body.caption,
        name: nameOfSender(message),
        at: new Date(message.sentAt),
      },
    ]
  })
  const tile = (message: Message) => {
    const { body, sentAt, id } = message
    if (body.kind !== 'picture' && body.kind !== 'video') return null
    const isVideo = body.kind === 'video'
    const said = body.caption || `${nameOfSender(message)}, ${date(new Date(sentAt))}`
    const open = () => (isVideo ? setPlayed(videoOf(body, fileUrl)) : setShown(id))
    return (
      <li key={id}>
        <AriaButton
          className={styles.shot ?? ''}
          aria-label={`${t(isVideo ? 'files:bubble.play' : 'openPicture')}: ${said}`}
          onPress={open}
        >
          <Thumbnail
            url={fileUrl(isVideo ? body.posterFileId : body.fileId, 'thumbnail')}
            placeholder={body.placeholder}
          />
          {isVideo && (
            <span className={styles.length}>
              <Icon of={Play} size={12} filled />
              {duration(body.durationMs)}
            </span>
          )}
        </AriaButton>
      </li>
    )
  }
  return (
    <>
      <ul className={styles.grid}>{messages.toReversed().slice(0, countMax).map(tile)}</ul>
      <PictureViewer
        pictures={pictures}
        shown={shown}
        onShow={setShown}
        onClose={() => setShown(undefined)}
        onSave={save}
      />
      <Sheet open={played !== undefined} onClose={() => setPlayed(undefined)} title={t('files:kind.video')}>
        {played && (
          <div className={styles.played}>
            <VideoBubble video={played} label={played.caption || t('files:kind.video')} />
          </div>
        )}
      </Sheet>
    </>
  )
}

type VideoBody = Extract<Message['body'], { kind: 'video' }>

function videoOf(body: VideoBody, fileUrl: (fileId: string, variant: 'original' | 'thumbnail') => string): VideoData {
  const { width, height, durationMs, sizeBytes, placeholder, caption } = body
  return {
    kind: 'video',
    url: fileUrl(body.fileId, 'original'),
    posterUrl: fileUrl(body.posterFileId, 'thumbnail'),
    ...{ width, height, durationMs, sizeBytes, placeholder, caption },
    outgoing: false,
  }
}

function Thumbnail({ url, placeholder }: { url: string; placeholder: string }) {
  const blurred = placeholderUrl(placeholder)
  return (
    <>
      {blurred !== undefined && <img src={blurred} alt="" className={styles.picture} />}
      <img src={url} alt="" className={styles.picture} loading="lazy" decoding="async" draggable={false} />
    </>
  )
}

function save(picture: ViewedPicture): void {
  const link = document.createElement('a')
  link.href = picture.url
  link.download = ''
  link.click()
}
