import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Link as AriaLink } from 'react-aria-components/Link'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

interface ButtonProps {
  children: ReactNode
  /** One main button a screen; `danger` only for what destroys. */
  look?: 'main' | 'soft' | 'line' | 'danger' | 'plain'
  small?: boolean
  wide?: boolean
  icon?: LucideIcon | undefined
  /** After the text; mirrored right to left. */
  arrow?: LucideIcon | undefined
  type?: 'button' | 'submit'
  href?: string
  disabled?: boolean
  /** Work goes on: the button stays focusable, takes no press and says so. */
  busy?: boolean
  autoFocus?: boolean
  onPress?: () => void
}

export function Button({
  children,
  look = 'main',
  small = false,
  wide = false,
  icon,
  arrow,
  type = 'button',
  href,
  disabled = false,
  busy = false,
  autoFocus = false,
  onPress,
}: ButtonProps) {
  const className = classes(
    styles.button,
    styles[look],
    small && styles.small,
    wide && styles.wide,
    busy && styles.busy,
  )
  const inside = (
    <>
      {icon && <Icon of={icon} size={20} />}
      <span className={styles.text}>{children}</span>
      {arrow && <Icon of={arrow} size={20} turns />}
      {busy && <span className={styles.wait} aria-hidden />}
    </>
  )
  if (href !== undefined) {
    return (
      <AriaLink href={href} className={className} isDisabled={disabled} {...(onPress && { onPress })}>
        {inside}
      </AriaLink>
    )
  }
  return (
    <AriaButton
      type={type}
      className={className}
      isDisabled={disabled}
      isPending={busy}
      autoFocus={autoFocus}
      {...(onPress && { onPress })}
    >
      {inside}
    </AriaButton>
  )
}
