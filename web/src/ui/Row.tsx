import { ChevronRight, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Link as AriaLink } from 'react-aria-components/Link'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './Row.module.css'

interface CardProps {
  children: ReactNode
  round?: boolean
  label?: string
}

export function Card({ children, round = false, label }: CardProps) {
  const className = classes(styles.card, round && styles.round)
  if (label === undefined) return <div className={className}>{children}</div>
  return (
    <section className={className} aria-label={label}>
      {children}
    </section>
  )
}

interface RowsProps {
  children: ReactNode
  label?: string
  /** Hairlines start where the text starts: after an icon, an avatar or a tile, or at the edge. */
  inset?: 'none' | 'icon' | 'tile' | 'avatar'
  bare?: boolean
}

/** A card of rows with hairlines between. Each child is one `Row`. */
export function Rows({ children, label, inset = 'icon', bare = false }: RowsProps) {
  return (
    <ul className={classes(!bare && styles.card, styles.rows, styles[inset])} aria-label={label}>
      {children}
    </ul>
  )
}

interface RowProps {
  title: ReactNode
  /** Second line, small. */
  detail?: ReactNode
  icon?: LucideIcon
  /** Instead of an icon: an avatar or a tile. */
  lead?: ReactNode
  /** At the end, before the arrow. */
  value?: ReactNode
  /** Controls of their own at the end: then the row itself should not be pressed. */
  actions?: ReactNode
  href?: string
  onPress?: () => void
  look?: 'plain' | 'danger' | 'action'
  strong?: boolean
  chosen?: boolean
  /** One of a set of choices, and whether it is the one. */
  pressed?: boolean
  disabled?: boolean
  /** Whether an arrow says that another screen follows. Default: when there is a link. */
  arrow?: boolean
}

export function Row({
  title,
  detail,
  icon,
  lead,
  value,
  actions,
  href,
  onPress,
  look = 'plain',
  strong = false,
  chosen = false,
  pressed,
  disabled = false,
  arrow = href !== undefined,
}: RowProps) {
  const className = classes(styles.row, styles[look], detail !== undefined && styles.tall, chosen && styles.chosen)
  const inside = (
    <>
      {icon ? <Icon of={icon} className={styles.icon} turns={look === 'danger'} /> : lead}
      <span className={styles.text}>
        <span className={classes(styles.title, strong && styles.strong)}>{title}</span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
      {value !== undefined && <span className={styles.value}>{value}</span>}
      {actions}
      {arrow && <Icon of={ChevronRight} size={16} turns className={styles.arrow} />}
    </>
  )
  return (
    <li>
      {href !== undefined ? (
        <AriaLink
          href={href}
          className={className}
          isDisabled={disabled}
          {...(chosen && { 'aria-current': 'page' as const })}
        >
          {inside}
        </AriaLink>
      ) : onPress ? (
        <AriaButton
          onPress={onPress}
          className={className}
          isDisabled={disabled}
          {...(pressed !== undefined && { 'aria-pressed': pressed })}
        >
          {inside}
        </AriaButton>
      ) : (
        <div className={className}>{inside}</div>
      )}
    </li>
  )
}

export function SectionTitle({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.sectionLine}>
      <h2 className={styles.sectionTitle}>{children}</h2>
      {action}
    </div>
  )
}
