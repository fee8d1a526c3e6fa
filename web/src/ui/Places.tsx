import { Compass, type LucideIcon, MessageCircle, User, Users } from 'lucide-react'
import { Link as AriaLink } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { Avatar } from './Avatar.tsx'
import { Badge } from './Badge.tsx'
import { classes } from './classes.ts'
import type { Face } from './face.ts'
import { Icon } from './Icon.tsx'
import { Logo } from './Logo.tsx'
import styles from './Places.module.css'

export type Place = 'chats' | 'contacts' | 'discover' | 'me'

const places = [
  { id: 'chats', icon: MessageCircle },
  { id: 'contacts', icon: Users },
  { id: 'discover', icon: Compass },
  { id: 'me', icon: User },
] as const satisfies readonly { id: Place; icon: LucideIcon }[]

export interface PlacesProps {
  current: Place | undefined
  /** What waits at each place: unread messages, requests. */
  counts?: Partial<Record<Place, number>>
}

/** The four tabs at the foot of a phone. */
export function TabBar({ current, counts = {} }: PlacesProps) {
  const { t } = useTranslation('common')
  return (
    <nav className={styles.tabs} aria-label={t('places.title')}>
      {places.map(({ id, icon }) => (
        <AriaLink
          key={id}
          href={`/${id}`}
          className={styles.tab ?? ''}
          {...(current === id && { 'aria-current': 'page' as const })}
        >
          <span className={styles.pill}>
            <Icon of={icon} />
            <Badge count={counts[id] ?? 0} place="icon" label={t('places.waiting', { count: counts[id] ?? 0 })} />
          </span>
          <span>{t(`places.${id}`)}</span>
        </AriaLink>
      ))}
    </nav>
  )
}

/** The same places at the side of a desktop; oneself at the bottom. */
export function Rail({ current, counts = {}, me }: PlacesProps & { me?: Face | undefined }) {
  const { t } = useTranslation('common')
  return (
    <nav className={styles.rail} aria-label={t('places.title')}>
      <span className={styles.logo}>
        <Logo size={40} />
      </span>
      {places.map(({ id, icon }) => (
        <AriaLink
          key={id}
          href={`/${id}`}
          className={classes(styles.stop, id === 'me' && styles.last)}
          {...(current === id && { 'aria-current': 'page' as const })}
        >
          {id === 'me' && me ? <Avatar face={me} size={32} /> : <Icon of={icon} />}
          <span>{t(`places.${id}`)}</span>
          <span className={styles.mark}>
            <Badge count={counts[id] ?? 0} label={t('places.waiting', { count: counts[id] ?? 0 })} />
          </span>
        </AriaLink>
      ))}
    </nav>
  )
}
