import type { LucideIcon } from 'lucide-react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import looks from './looks.module.css'
import styles from './Tile.module.css'

interface TileProps {
  icon: LucideIcon
  size?: 40 | 48 | 56 | 64
  look?: 'river' | 'gold' | 'red' | 'plain'
}

/** An icon on a rounded square: services, places, kinds of things. */
export function Tile({ icon, size = 40, look = 'river' }: TileProps) {
  return (
    <span className={classes(styles.tile, styles[`s${size}`], looks[look])} aria-hidden>
      <Icon of={icon} size={size >= 56 ? 28 : size === 48 ? 24 : 20} />
    </span>
  )
}
