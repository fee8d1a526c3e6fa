import { AtSign, ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/Badge.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './JumpToNewest.module.css'

interface JumpToNewestProps {
  unreadCount: number
  onPress: () => void
  /** Where one is mentioned further down. */
  onMention?: (() => void) | undefined
}

/** Floats over the messages while one reads further up; counts what came meanwhile. */
export function JumpToNewest({ unreadCount, onPress, onMention }: JumpToNewestProps) {
  const { t } = useTranslation('chat')
  return (
    <span className={styles.place}>
      {onMention && (
        <span className={styles.jump}>
          <IconButton label={t('jumpToMention')} icon={AtSign} look="card" onPress={onMention} />
        </span>
      )}
      <span className={styles.jump}>
        <IconButton label={t('jumpToNewest')} icon={ChevronDown} look="card" onPress={onPress} />
        <span className={styles.badge}>
          <Badge count={unreadCount} label={t('unread', { count: unreadCount })} />
        </span>
      </span>
    </span>
  )
}
