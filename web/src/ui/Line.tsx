import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Link } from 'react-aria-components/Link'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './Line.module.css'
import { Toggle } from './Toggle.tsx'

interface LineProps {
  icon: LucideIcon
  text: string
  /** At the end: what is set. */
  value?: ReactNode
  /** At the end, in its own look. */
  badge?: ReactNode
  href?: string
  onPress?: () => void
  look?: 'plain' | 'danger'
  disabled?: boolean
}

/** One of the many things that can be done or looked at in a pane: lower than a `Row`, and in no card. */
export function Line({ icon, text, value, badge, href, onPress, look = 'plain', disabled = false }: LineProps) {
  const shared = { className: classes(styles.line, look === 'danger' && styles.danger), isDisabled: disabled }
  const inside = (
    <>
      <Icon of={icon} size={20} turns={look === 'danger'} />
      <span className={styles.text}>{text}</span>
      {value !== undefined && <span className={styles.value}>{value}</span>}
      {badge}
    </>
  )
  return href === undefined ? (
    <Button {...shared} {...(onPress && { onPress })}>
      {inside}
    </Button>
  ) : (
    <Link {...shared} href={href}>
      {inside}
    </Link>
  )
}

interface ToggleLineProps {
  icon: LucideIcon
  text: string
  /** Small, below the text. */
  detail?: string
  on: boolean
  onChange: (on: boolean) => void
}

/** A `Line` that switches. */
export const ToggleLine = ({ icon, text, detail, on, onChange }: ToggleLineProps) => (
  <div className={styles.toggle}>
    <Toggle on={on} onChange={onChange}>
      <Icon of={icon} size={20} />
      <span className={styles.text}>
        {text}
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
    </Toggle>
  </div>
)
