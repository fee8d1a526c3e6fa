import type { Conversation } from '@sampan/contract'
import { Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Lead.module.css'

/** The notice of a group, above its messages until one has confirmed it. */
export function NoticeBar({ conversation, nameOf }: { conversation: Conversation; nameOf: (id: string) => string }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const notice = conversation.group?.notice
  if (!notice || notice.confirmed) return null
  return (
    <section className={styles.bar} aria-label={t('notice.title')}>
      <span className={styles.barIcon}>
        <Icon of={Megaphone} size={20} />
      </span>
      <div className={styles.barWords}>
        <p className={styles.barTitle}>{t('notice.from', { name: nameOf(notice.byId) })}</p>
        <p className={styles.barText}>
          <Bdi>{notice.text}</Bdi>
        </p>
      </div>
      <Button small busy={pending} onPress={() => void act(() => actions.confirmNotice(conversation.id, notice.id))}>
        {t('notice.confirm')}
      </Button>
    </section>
  )
}
