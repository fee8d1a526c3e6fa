import type { SearchResult } from '@sampan/contract'
import { FileText, Film, Image, type LucideIcon, Mic, Wallet } from 'lucide-react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar, GroupAvatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import type { Face } from '../../ui/face.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Marked } from './Marked.tsx'
import styles from './Search.module.css'

interface FoundRowProps {
  result: SearchResult
  /** Of the chat, or of the sender where there is only one chat. */
  face: Face
  /** What stands for it in words, where that is not its name. */
  name?: string
  /** The faces of a group’s tile. */
  members?: readonly Face[] | undefined
  /** Who said it, where the face does not say so. */
  sender: string
  now: Date
  current: boolean
  href: string
}

/** A message that was found: as high as a chat. */
export function FoundRow({ result, face, name = face.name, members, sender, now, current, href }: FoundRowProps) {
  const { t } = useTranslation('search')
  const formats = useFormats()
  const { message, excerpt } = result
  const sentAt = new Date(message.sentAt)
  const kind = kindOf(message.body.kind)
  return (
    <Link
      href={href}
      data-row=""
      className={classes(styles.row, current && styles.current)}
      {...(current && { 'aria-current': 'page' as const })}
    >
      {members ? <GroupAvatar face={face} members={members} /> : <Avatar face={face} />}
      <span className={styles.words}>
        <span className={styles.first}>
          <span className={styles.name}>
            <Bdi cut>{name}</Bdi>
          </span>
          <time dateTime={message.sentAt}>{formats.moment(sentAt, now)}</time>
        </span>
        <span className={styles.line}>
          {sender !== '' && (
            <span className={styles.sender}>
              <Bdi cut>{sender}</Bdi>
            </span>
          )}
          {kind && <Icon of={kind.icon} size={16} />}
          {excerpt.text === '' && kind ? t(`kind.${kind.name}`) : <Marked {...excerpt} />}
        </span>
      </span>
    </Link>
  )
}

type KindName = 'picture' | 'video' | 'voice' | 'file' | 'money'

function kindOf(kind: SearchResult['message']['body']['kind']): { name: KindName; icon: LucideIcon } | undefined {
  switch (kind) {
    case 'picture':
      return { name: 'picture', icon: Image }
    case 'video':
      return { name: 'video', icon: Film }
    case 'voice':
      return { name: 'voice', icon: Mic }
    case 'file':
      return { name: 'file', icon: FileText }
    case 'transfer':
    case 'redPacket':
    case 'bill':
      return { name: 'money', icon: Wallet }
    default:
      return undefined
  }
}
