import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/Badge.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './JumpToNewest.module.css'

/** Floats over the messages while one reads further up; counts what came meanwhile. */
export function JumpToNewest({ unreadCount, onPress }: { unreadCount: number; onPress: () => void }) {
  const { t } = useTranslation('chat')
  return (
    <span className={styles.jump}>
      <IconButton label={t('jumpToNewest')} icon={ChevronDown} look="card" onPress={onPress} />
      <span className={styles.badge}>
        <Badge count={unreadCount} label={t('unread', { count: unreadCount })} />
      </span>
    </span>
  )
}
