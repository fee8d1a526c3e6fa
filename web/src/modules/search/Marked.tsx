import type { Excerpt } from '@sampan/contract'
import styles from './Search.module.css'

/** A line with the stretches that answer. */
export function Marked({ text, marks }: Excerpt) {
  let at = 0
  const parts = marks.flatMap(({ offset, length }) => {
    const before = text.slice(at, offset)
    at = offset + length
    return [before, <mark key={offset}>{text.slice(offset, at)}</mark>]
  })
  return (
    <bdi className={styles.excerpt}>
      {parts}
      {text.slice(at)}
    </bdi>
  )
}
