import { Forward, Layers, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './SelectBar.module.css'

interface SelectBarProps {
  count: number
  /** Whether something chosen can be sent on. */
  mayForward: boolean
  onForward: (asOne: boolean) => void
  onHide: () => void
  onCancel: () => void
}

/** In place of the field while messages are chosen: what can be done with all of them. */
export function SelectBar({ count, mayForward, onForward, onHide, onCancel }: SelectBarProps) {
  const { t } = useTranslation(['messages', 'chat'])
  return (
    <footer className={styles.bar}>
      <IconButton label={t('select.cancel')} icon={X} onPress={onCancel} />
      <span className={styles.count} role="status">
        {t('select.count', { count })}
      </span>
      <IconButton
        label={t('select.forward')}
        icon={Forward}
        turns
        disabled={!mayForward}
        onPress={() => onForward(false)}
      />
      <IconButton
        label={t('select.forwardAsOne')}
        icon={Layers}
        disabled={!mayForward}
        onPress={() => onForward(true)}
      />
      <IconButton label={t('chat:message.hide')} icon={Trash2} disabled={count === 0} onPress={onHide} />
    </footer>
  )
}

/** A message that can be chosen. Nothing inside of it can be pressed meanwhile. */
export function Selectable({
  selected,
  onChange,
  label,
  children,
}: {
  selected: boolean
  onChange: (selected: boolean) => void
  label: string
  children: ReactNode
}) {
  return (
    <Checkbox className={styles.row ?? ''} isSelected={selected} onChange={onChange} aria-label={label}>
      <span className={styles.box} aria-hidden />
      <div inert>{children}</div>
    </Checkbox>
  )
}
