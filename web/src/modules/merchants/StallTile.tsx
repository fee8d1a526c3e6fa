import type { StallCategory } from '@sampan/contract'
import { Icon } from '../../ui/Icon.tsx'
import { categoryIcons } from './categories.ts'
import styles from './StallTile.module.css'

/** What a stall sells, as a tile of coffee brown: a stall is no person and has no face. */
export function StallTile({ category, size = 40 }: { category: StallCategory; size?: 20 | 40 | 56 }) {
  return (
    <span className={styles.tile} style={{ inlineSize: size, blockSize: size }} aria-hidden>
      <Icon of={categoryIcons[category]} size={size === 56 ? 28 : size === 40 ? 20 : 16} />
    </span>
  )
}
