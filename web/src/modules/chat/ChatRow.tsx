import type { Place } from '@sampan/sdk'
import {
  BellOff,
  BellRing,
  Check,
  CheckCheck,
  CircleAlert,
  Clock,
  Image,
  Mic,
  Paperclip,
  Pin,
  Video,
} from 'lucide-react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar, GroupAvatar } from '../../ui/Avatar.tsx'
import { Badge, MentionBadge } from '../../ui/Badge.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import type { Face } from '../../ui/face.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ChatRow.module.css'
import type { Mark } from './marks.ts'

/** What stands in the second line. `icon` goes before the text. */
export type LastLine =
  | { kind: 'typing'; text: string }
  | { kind: 'draft'; text: string }
  | {
      kind: 'message'
      text: string
      icon?: 'picture' | 'voice' | 'file' | 'video'
      lang?: string | undefined
      /** What was said, where the text begins with a name. */
      said?: string
    }
  | { kind: 'nothing' }

export interface ChatRowData {
  conversationId: string
  kind: 'direct' | 'group'
  name: string
  face: Face
  /** The members that a group's tile is made of. */
  members: readonly Face[]
  online: boolean
  at: Date | undefined
  /** When what is said in the second line goes by itself. */
  goesAt?: Date | undefined
  last: LastLine
  /** Of one's own last message. */
  mark?: Mark | undefined
  unreadCount: number
  mentioned: boolean
  muted: boolean
  /** It rings though it is muted. */
  strongAlert?: boolean
  /** It was hidden, and nobody has looked into it since: its name is for the list alone. */
  hushed?: boolean
  pinned: boolean
  /** Marked by the reader, though all of it is read. */
  markedUnread: boolean
  place: Place
}

interface ChatRowProps {
  row: ChatRowData
  now: Date
  current: boolean
  /** Where a pinned row stands in the card of pinned ones. */
  edge?: 'first' | 'middle' | 'end' | 'only' | undefined
}

const lastIcons = { picture: Image, voice: Mic, file: Paperclip, video: Video } as const
const marks = { sending: Clock, sent: Check, read: CheckCheck, failed: CircleAlert } as const

/** One chat in the list: 72 high on a phone, 68 on a desktop. */
export function ChatRow({ row, now, current, edge }: ChatRowProps) {
  const { t } = useTranslation(['chat', 'options', 'alerts'])
  const formats = useFormats()
  const unread = row.unreadCount > 0 || row.markedUnread
  return (
    <Link
      href={`/chats/${row.conversationId}`}
      data-row=""
      {...(row.goesAt && { 'data-goes-at': row.goesAt.getTime() })}
      className={classes(
        styles.chat,
        unread && (!row.muted || row.strongAlert) && styles.unread,
        edge && styles.pinned,
        edge && styles[edge],
        current && styles.current,
      )}
      {...(current && { 'aria-current': 'page' as const })}
    >
      {row.kind === 'group' ? (
        <GroupAvatar face={row.face} members={row.members} />
      ) : (
        <Avatar face={row.face} online={row.online} />
      )}
      <span className={styles.words}>
        <span className={styles.name}>
          {row.kind === 'group' && <Hidden>{t('alerts:group')}</Hidden>}
          <Bdi cut>{row.name}</Bdi>
          {row.online && row.kind === 'direct' && <Hidden>{t('online')}</Hidden>}
          {row.pinned && (
            <>
              <Icon of={Pin} size={16} className={styles.pinByName} />
              <Hidden>{t('pinned')}</Hidden>
            </>
          )}
          {row.muted && !row.strongAlert && (
            <>
              <Icon of={BellOff} size={16} />
              <Hidden>{t('muted')}</Hidden>
            </>
          )}
          {row.strongAlert && (
            <>
              <Icon of={BellRing} size={16} />
              <Hidden>{t('options:strong.title')}</Hidden>
            </>
          )}
        </span>
        <span className={styles.last}>
          <Last last={row.last} />
        </span>
      </span>
      <span className={styles.side}>
        {row.at && (
          <time dateTime={row.at.toISOString()} data-relative="">
            {formats.moment(row.at, now)}
          </time>
        )}
        <span className={styles.badges}>
          {row.pinned && <Icon of={Pin} size={16} className={styles.pinAtSide} />}
          {row.mentioned && <MentionBadge label={t('mentioned')} />}
          {unread ? (
            row.unreadCount > 0 ? (
              <Badge
                count={row.unreadCount}
                quiet={row.muted && !row.strongAlert}
                label={t('unread', { count: row.unreadCount })}
              />
            ) : (
              <>
                <span className={classes(styles.dot, row.muted && !row.strongAlert && styles.quietDot)} />
                <Hidden>{t('options:markedUnread')}</Hidden>
              </>
            )
          ) : (
            row.mark && (
              <>
                <Icon of={marks[row.mark]} size={16} className={row.mark === 'failed' ? styles.failed : undefined} />
                <Hidden>{t(`mark.${row.mark}`)}</Hidden>
              </>
            )
          )}
        </span>
      </span>
    </Link>
  )
}

function Last({ last }: { last: LastLine }) {
  const { t } = useTranslation('chat')
  if (last.kind === 'nothing') return null
  if (last.kind === 'typing') return <em>{last.text}</em>
  return (
    <>
      {last.kind === 'draft' && <em>{t('draft')}</em>}
      {last.kind === 'message' && last.icon && <Icon of={lastIcons[last.icon]} size={16} />}
      <Bdi cut {...(last.kind === 'message' && { lang: last.lang, like: last.said })}>
        {last.text}
      </Bdi>
    </>
  )
}
