import { AtSign } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats } from '../locales/useFormats.ts'
import styles from './Badge.module.css'
import { classes } from './classes.ts'
import { Hidden } from './Hidden.tsx'
import { Icon } from './Icon.tsx'
import looks from './looks.module.css'

interface BadgeProps {
  count: number
  /** Muted chats: counted, but only in outline. */
  quiet?: boolean
  /** What the number counts, for screen readers: "3 unread messages". */
  label?: string
  place?: 'inline' | 'icon'
}

/** A count; 100 and more are shown as 99+. */
export function Badge({ count, quiet = false, label, place = 'inline' }: BadgeProps) {
  const formats = useFormats()
  if (count <= 0) return null
  const shown = count > 99 ? `${formats.number(99)}+` : formats.number(count)
  return (
    <b className={classes(styles.badge, quiet && styles.quiet, place === 'icon' && styles.onIcon)}>
      <span aria-hidden={label !== undefined}>{shown}</span>
      {label !== undefined && <Hidden>{label}</Hidden>}
    </b>
  )
}

export function MentionBadge({ label }: { label: string }) {
  return (
    <b className={classes(styles.badge, styles.mention)}>
      <Icon of={AtSign} size={12} />
      <Hidden>{label}</Hidden>
    </b>
  )
}

interface TagProps {
  children: ReactNode
  look?: 'river' | 'gold' | 'red' | 'plain'
}

export function Tag({ children, look = 'plain' }: TagProps) {
  return <span className={classes(styles.tag, looks[look])}>{children}</span>
}
