import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AppBar } from '../../ui/AppBar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './PaneBar.module.css'

/** The bar of a third screen: over the one before on a phone, beside it on a desktop, where it can be closed. */
export function PaneBar({ title, back }: { title: string; back: string }) {
  const { t } = useTranslation('common')
  const desktop = useDesktop()
  if (!desktop) return <AppBar title={title} back={back} />
  return (
    <AppBar
      head
      lined
      title={<h1 className={styles.title}>{title}</h1>}
      actions={<IconButton label={t('close')} icon={X} href={back} />}
    />
  )
}
