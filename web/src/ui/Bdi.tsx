import styles from './Bdi.module.css'
import { classes } from './classes.ts'

interface BdiProps {
  children: string
  /** The language it was written in, where known: picks glyphs and the screen reader's voice. */
  lang?: string | undefined
  /** One line, ended by an ellipsis. */
  cut?: boolean
  className?: string | undefined
}

/** What people wrote: it keeps its own direction and leaves the interface around it alone. */
export function Bdi({ children, lang, cut = false, className }: BdiProps) {
  return (
    <bdi lang={lang} className={classes(cut && styles.cut, className)}>
      {children}
    </bdi>
  )
}
