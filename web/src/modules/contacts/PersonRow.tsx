import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import type { Face } from '../../ui/face.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import styles from './PersonRow.module.css'

interface PersonRowProps {
  face: Face
  href: string
  online?: boolean
  current?: boolean
  /** A hairline above: somebody of the same heading stands there. */
  lined?: boolean
}

/** Somebody in a long list: 60 high on a phone, 56 on a desktop. */
export function PersonRow({ face, href, online = false, current = false, lined = false }: PersonRowProps) {
  const { t } = useTranslation('contacts')
  return (
    <Link
      href={href}
      data-row=""
      className={classes(styles.row, lined && styles.lined, current && styles.current)}
      {...(current && { 'aria-current': 'page' as const })}
    >
      <Avatar face={face} size={40} online={online} />
      <span className={styles.name}>
        <Bdi cut>{face.name}</Bdi>
        {online && <Hidden>{t('online')}</Hidden>}
      </span>
    </Link>
  )
}
