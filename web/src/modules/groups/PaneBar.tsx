import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AppBar } from '../../ui/AppBar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './Details.module.css'

interface PaneBarProps {
  title: string
  conversationId: string
  /** The screen before this one, among the details. */
  back?: string
}

/** The bar of a screen of details: over the conversation on a phone, beside it on a desktop. */
export function PaneBar({ title, conversationId, back }: PaneBarProps) {
  const { t } = useTranslation('groups')
  const desktop = useDesktop()
  const here = `/chats/${conversationId}`
  if (!desktop) return <AppBar title={title} back={back ?? here} />
  return (
    <AppBar
      head
      lined
      title={<h1 className={styles.paneTitle}>{title}</h1>}
      back={back}
      actions={<IconButton label={t('closeDetails')} icon={X} href={here} />}
    />
  )
}
