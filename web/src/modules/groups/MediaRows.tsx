import type { Message } from '@sampan/contract'
import { Link2, MessageSquareText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { FileTile } from '../chat/FileBubble.tsx'
import { fileKind } from '../chat/fileKind.ts'
import { splitText } from '../chat/richText.ts'
import styles from './MediaRows.module.css'

interface MediaRowProps {
  message: Message
  nameOf: (memberId: string) => string
}

/** A file of the chat: a press saves it, the button beside it shows where it was sent. */
export function FileRow({ message, nameOf }: MediaRowProps) {
  const { fileUrl } = useSync()
  const { size } = useFormats()
  const { body } = message
  if (body.kind !== 'file') return null
  const { name, mediaType, sizeBytes, fileId } = body
  return (
    <Line message={message} nameOf={nameOf} before={size(sizeBytes)} href={fileUrl(fileId, 'original')} download={name}>
      <FileTile kind={fileKind(name, mediaType)} />
      {name}
    </Line>
  )
}

/** The addresses that a message names. */
export function LinkRows({ message, nameOf }: MediaRowProps) {
  const { body } = message
  const text = body.kind === 'text' ? body.text : body.kind === 'picture' || body.kind === 'video' ? body.caption : ''
  const links = splitText(text, []).flatMap((part) =>
    part.kind === 'link' && part.href.startsWith('http') ? [part] : [],
  )
  const rows = new Map(links.map(({ href, text }) => [href, text]))
  return [...rows].map(([href, shown]) => (
    <Line key={href} message={message} nameOf={nameOf} href={href}>
      <span className={styles.tile}>
        <Icon of={Link2} size={24} />
      </span>
      {shown}
    </Line>
  ))
}

interface LineProps extends MediaRowProps {
  href: string
  download?: string
  before?: string
  children: [tile: ReactNode, words: string]
}

function Line({ message, nameOf, href, download, before, children: [tile, words] }: LineProps) {
  const { t } = useTranslation('groups')
  const { date } = useFormats()
  const { senderId, sentAt, conversationId, seq } = message
  return (
    <li className={styles.row}>
      <Link
        className={styles.line ?? ''}
        href={href}
        {...(download === undefined ? { target: '_blank', rel: 'noreferrer noopener' } : { download })}
      >
        {tile}
        <span className={styles.words}>
          <Bdi cut>{words}</Bdi>
          <span className={styles.facts}>
            {before !== undefined && <span>{before} · </span>}
            {senderId !== null && <Bdi cut>{nameOf(senderId)}</Bdi>}
            <span>· {date(new Date(sentAt))}</span>
          </span>
        </span>
      </Link>
      <IconButton
        label={t('media.inChat')}
        icon={MessageSquareText}
        size={20}
        href={`/chats/${conversationId}?at=${seq}`}
      />
    </li>
  )
}
