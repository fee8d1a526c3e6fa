import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './AppBar.module.css'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'

interface AppBarProps {
  /** A plain title, or a whole head such as an avatar with two lines. */
  title: ReactNode
  /** Large at the start on the four tabs; otherwise in the middle. */
  large?: boolean
  /** Where back leads; on wide screens it stands only where there is a screen before this one. */
  back?: string | undefined
  lined?: boolean
  actions?: ReactNode
  /** `title` brings its own heading and fills the bar. */
  head?: boolean
}

export function AppBar({ title, large = false, back, lined = false, actions, head = false }: AppBarProps) {
  const { t } = useTranslation('common')
  return (
    <header className={classes(styles.bar, lined && styles.lined, large && styles.large)}>
      <span className={classes(styles.start, back === undefined && styles.none)}>
        {back !== undefined && <IconButton label={t('back')} icon={ChevronLeft} turns href={back} />}
      </span>
      {head ? <div className={styles.head}>{title}</div> : <h1 className={styles.title}>{title}</h1>}
      <span className={styles.end}>{actions}</span>
    </header>
  )
}
