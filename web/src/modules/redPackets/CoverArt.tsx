import type { CSSProperties } from 'react'
import styles from './CoverArt.module.css'
import { coverOf } from './covers/index.ts'

/** The drawing of a cover, filling its box from the middle. It says nothing that is not said beside it. */
export function CoverArt({ name }: { name: string }) {
  const { Art } = coverOf(name)
  return (
    <svg className={styles.art} viewBox="0 0 240 240" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Art />
    </svg>
  )
}

/** A small envelope with its cover. */
export function CoverThumb({ name, small = false }: { name: string; small?: boolean }) {
  return (
    <span className={small ? styles.tiny : styles.thumb} style={fieldOf(name)}>
      <CoverArt name={name} />
    </span>
  )
}

/** The colours of a cover, for `var(--field)` and `var(--deep)`. */
export function fieldOf(name: string): CSSProperties {
  const { field, deep } = coverOf(name)
  return { '--field': field, '--deep': deep } as CSSProperties
}
