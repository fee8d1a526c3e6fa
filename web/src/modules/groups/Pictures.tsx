import type { Message } from '@sampan/contract'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { PictureViewer, type ViewedPicture } from '../chat/PictureViewer.tsx'
import { placeholderUrl } from '../chat/placeholder.ts'
import styles from './Pictures.module.css'

interface PicturesProps {
  /** Ascending, as the store gives them. */
  messages: readonly Message[]
  /** How many to show, the newest; all of them can be leafed through. */
  countMax?: number
  nameOf: (memberId: string) => string
}

/** The pictures of a conversation, the newest first; a press opens one large. */
export function Pictures({ messages, countMax = Number.POSITIVE_INFINITY, nameOf }: PicturesProps) {
  const { t } = useTranslation('groups')
  const { fileUrl } = useSync()
  const { date } = useFormats()
  const [shown, setShown] = useState<string>()
  const pictures = messages.flatMap((message): (ViewedPicture & { placeholder: string })[] => {
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
        placeholder: body.placeholder,
        name: message.senderId === null ? '' : nameOf(message.senderId),
        at: new Date(message.sentAt),
      },
    ]
  })
  return (
    <>
      <ul className={styles.grid}>
        {pictures
          .toReversed()
          .slice(0, countMax)
          .map((picture) => (
            <li key={picture.key}>
              <AriaButton
                className={styles.shot ?? ''}
                aria-label={`${t('openPicture')}: ${picture.caption || `${picture.name}, ${date(picture.at)}`}`}
                onPress={() => setShown(picture.key)}
              >
                <Thumbnail url={picture.thumbnailUrl} placeholder={picture.placeholder} />
              </AriaButton>
            </li>
          ))}
      </ul>
      <PictureViewer
        pictures={pictures}
        shown={shown}
        onShow={setShown}
        onClose={() => setShown(undefined)}
        onSave={save}
      />
    </>
  )
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
