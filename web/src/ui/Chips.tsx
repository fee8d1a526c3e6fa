import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import styles from './Chips.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

interface ChipsProps<Id extends string> {
  /** What is chosen among them, for screen readers. */
  label: string
  options: readonly { id: Id; text: string }[]
  chosen: readonly Id[]
  /** Pressed: with several to choose, the screen adds or takes away. */
  onPress: (id: Id) => void
}

/** A few choices side by side, one of them or several. */
export function Chips<Id extends string>({ label, options, chosen, onPress }: ChipsProps<Id>) {
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {options.map(({ id, text }) => (
        <Chip key={id} chosen={chosen.includes(id)} onPress={() => onPress(id)}>
          {text}
        </Chip>
      ))}
    </fieldset>
  )
}

interface ChipProps {
  chosen: boolean
  onPress: () => void
  children: ReactNode
  /** Drawn lower, for a line of many; as high to touch as the others. */
  small?: boolean
}

/** One choice that is on or off. */
export const Chip = ({ chosen, onPress, children, small = false }: ChipProps) => (
  <ToggleButton className={classes(styles.chip, small && styles.small)} isSelected={chosen} onChange={onPress}>
    {children}
  </ToggleButton>
)

/** Something chosen that can be taken away again. */
export function RemovableChip({ text, label, onRemove }: { text: string; label: string; onRemove: () => void }) {
  return (
    <AriaButton className={styles.removable ?? ''} aria-label={label} onPress={onRemove}>
      {text}
      <Icon of={X} size={16} />
    </AriaButton>
  )
}
