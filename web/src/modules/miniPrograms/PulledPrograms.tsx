import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { useRecents } from './ProgramsPage.tsx'
import styles from './PulledPrograms.module.css'
import { RecentTiles } from './RecentTiles.tsx'

/** Mock 02b: what comes when the list of chats is pulled down. */
export function PulledPrograms({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('miniPrograms')
  const recents = useRecents()
  return (
    <section className={styles.pulled} aria-label={t('recent')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('recent')}</h2>
        <IconButton label={t('menu.close')} icon={X} onPress={onClose} />
      </header>
      {recents?.length === 0 ? (
        <p className={styles.empty}>{t('empty.text')}</p>
      ) : (
        <RecentTiles recents={recents ?? []} from="pulled" />
      )}
    </section>
  )
}
