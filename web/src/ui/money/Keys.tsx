import type { ReactNode, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { classes } from '../classes.ts'
import styles from './Keys.module.css'

interface KeysProps {
  label: string
  children: ReactNode
  head?: ReactNode
  always?: boolean
  /** Only the head for now. */
  away?: boolean
  ref?: Ref<HTMLDivElement>
}

/** Twelve keys, three in a line, 52 high. Arranged as on every telephone, also right to left. */
export function Keys({ label, children, head, always = false, away = false, ref }: KeysProps) {
  return (
    <div ref={ref} className={styles.foot}>
      {head !== undefined && <div className={styles.head}>{head}</div>}
      {!away && (
        <fieldset className={classes(styles.keys, always && styles.always)} aria-label={label} dir="ltr">
          {children}
        </fieldset>
      )}
    </div>
  )
}

interface KeyProps {
  children?: ReactNode
  /** Where the key shows a sign and not a figure. */
  label?: string
  quiet?: boolean
  disabled?: boolean
  onPress: () => void
}

/** Takes no focus from the field that it writes into: a hardware keyboard goes on there. */
export function Key({ children, label, quiet = false, disabled = false, onPress }: KeyProps) {
  // The place of a key, where there is none.
  if (children === undefined) return <span className={classes(styles.key, quiet && styles.quiet)} aria-hidden />
  return (
    <AriaButton
      className={classes(styles.key, quiet && styles.quiet)}
      isDisabled={disabled}
      preventFocusOnPress
      excludeFromTabOrder
      onPressStart={onPress}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  )
}
