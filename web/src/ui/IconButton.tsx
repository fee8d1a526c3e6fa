import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Link as AriaLink } from 'react-aria-components/Link'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './IconButton.module.css'
import { Tip } from './Tip.tsx'

interface IconButtonProps {
  /** What it does; also its tip for a mouse. */
  label: string
  icon: LucideIcon
  size?: 20 | 24
  turns?: boolean
  look?: 'plain' | 'filled' | 'card' | 'danger'
  href?: string
  disabled?: boolean
  pressed?: boolean
  type?: 'button' | 'submit'
  onPress?: () => void
  /** A badge or dot on the icon. */
  children?: ReactNode
}

/** 44 × 44 to touch, whatever it looks like. */
export function IconButton({
  label,
  icon,
  size = 24,
  turns = false,
  look = 'plain',
  href,
  disabled = false,
  pressed,
  type = 'button',
  onPress,
  children,
}: IconButtonProps) {
  const className = classes(styles.button, styles[look])
  const inside = (
    <>
      <Icon of={icon} size={size} turns={turns} />
      {children}
    </>
  )
  return (
    <Tip text={label}>
      {href === undefined ? (
        <AriaButton
          type={type}
          aria-label={label}
          className={className}
          isDisabled={disabled}
          {...(pressed !== undefined && { 'aria-pressed': pressed })}
          {...(onPress && { onPress })}
        >
          {inside}
        </AriaButton>
      ) : (
        <AriaLink href={href} aria-label={label} className={className} isDisabled={disabled}>
          {inside}
        </AriaLink>
      )}
    </Tip>
  )
}
