import type { LucideIcon } from 'lucide-react'
import { classes } from './classes.ts'
import styles from './Icon.module.css'

interface IconProps {
  of: LucideIcon
  size?: 12 | 16 | 20 | 24 | 28 | 32
  /** Mirrored where the text runs right to left: for what points (back, send, leave), not for play or clocks. */
  turns?: boolean
  filled?: boolean
  className?: string | undefined
}

/** An icon beside a text or inside a named control; by itself it says nothing to a screen reader. */
export function Icon({ of: Drawing, size = 24, turns = false, filled = false, className }: IconProps) {
  return (
    <Drawing
      aria-hidden
      size={size}
      strokeWidth={size <= 16 ? 2 : size >= 32 ? 1.5 : 1.8}
      fill={filled ? 'currentColor' : 'none'}
      className={classes(styles.icon, turns && styles.turns, className)}
    />
  )
}
