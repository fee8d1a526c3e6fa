import { ChevronLeft, Ellipsis, PanelRight } from 'lucide-react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { Avatar, GroupAvatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import type { Face } from '../../ui/face.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './TalkBar.module.css'

export interface TalkBarProps {
  conversationId: string
  kind: 'direct' | 'group'
  name: string
  face: Face
  members: readonly Face[]
  online: boolean
  /** Second line: online, typing, or how many people. */
  status: string
  /** The status says that something lives: it stands in river. */
  live: boolean
  detailsOpen: boolean
}

/** Who one talks with; leads to the details. */
export function TalkBar({
  conversationId,
  kind,
  name,
  face,
  members,
  online,
  status,
  live,
  detailsOpen,
}: TalkBarProps) {
  const { t } = useTranslation(['chat', 'common'])
  const desktop = useDesktop()
  const here = `/chats/${conversationId}`
  const details = detailsOpen ? here : `${here}/details`
  return (
    <header className={styles.bar}>
      {!desktop && <IconButton label={t('common:back')} icon={ChevronLeft} turns href="/chats" />}
      <Link href={details} className={styles.who ?? ''}>
        {kind === 'group' ? (
          <GroupAvatar face={face} members={members} size={40} />
        ) : (
          <Avatar face={face} size={40} online={online} />
        )}
        <span className={styles.words}>
          <h1 className={styles.name}>
            <Bdi cut>{name}</Bdi>
          </h1>
          <span className={classes(styles.status, live && styles.live)} {...(live && { 'data-passing': '' })}>
            {status}
          </span>
        </span>
      </Link>
      <IconButton
        label={t(detailsOpen ? 'closeDetails' : 'details')}
        icon={desktop ? PanelRight : Ellipsis}
        turns
        href={details}
      />
    </header>
  )
}
