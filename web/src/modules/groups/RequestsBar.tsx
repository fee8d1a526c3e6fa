import type { Conversation } from '@sampan/contract'
import { ChevronRight, UserCheck } from 'lucide-react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Lead.module.css'
import { mayLead } from './rules.ts'

/** Who waits to be let into a group, above its messages, for those who may let them in. */
export function RequestsBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('groups')
  const waiting = conversation.group?.requestCount ?? 0
  if (!mayLead(conversation.role) || waiting === 0) return null
  return (
    <Link href={`/chats/${conversation.id}/details/requests`} className={classes(styles.bar, styles.barLink)}>
      <span className={styles.barIcon}>
        <Icon of={UserCheck} size={20} />
      </span>
      <span className={styles.barWords}>{t('requests.count', { count: waiting })}</span>
      <Icon of={ChevronRight} size={16} turns />
    </Link>
  )
}
