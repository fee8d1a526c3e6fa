import styles from './Bdi.module.css'
import { classes } from './classes.ts'
import { directionOfText } from './direction.ts'

interface BdiProps {
  children: string
  /** The language it was written in, where known: picks glyphs and the screen reader's voice. */
  lang?: string | undefined
  /** One line, ended by an ellipsis. */
  cut?: boolean
  /** It runs as this part of it does: a name before it says nothing of that, and the wrong end would be cut off. */
  like?: string | undefined
  className?: string | undefined
}

/** What people wrote: it keeps its own direction and leaves the interface around it alone. */
export function Bdi({ children, lang, cut = false, like, className }: BdiProps) {
  return (
    <bdi
      lang={lang}
      dir={like === undefined ? undefined : directionOfText(like)}
      className={classes(cut && styles.cut, className)}
    >
      {children}
    </bdi>
  )
}
