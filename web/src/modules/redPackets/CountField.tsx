import { Minus, Plus } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { FieldError } from 'react-aria-components/FieldError'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { NumberField } from 'react-aria-components/NumberField'
import { Text } from 'react-aria-components/Text'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './PacketForm.module.css'

interface CountFieldProps {
  /** Null while nothing is typed. */
  value: number | null
  max: number
  /** How many are in the group. */
  people: number
  onChange: (count: number | null) => void
}

/** How many shares: typed, or stepped. */
export function CountField({ value, max, people, onChange }: CountFieldProps) {
  const { t } = useTranslation('redPackets')
  return (
    <NumberField
      className={styles.count ?? ''}
      value={value ?? Number.NaN}
      minValue={1}
      maxValue={max}
      step={1}
      formatOptions={{ useGrouping: false }}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
    >
      <Label className={styles.label ?? ''}>{t('new.count')}</Label>
      <Group className={styles.stepper ?? ''}>
        <Button slot="decrement" className={styles.step ?? ''}>
          <Icon of={Minus} size={20} />
        </Button>
        <Input className={styles.figure ?? ''} placeholder="0" />
        <Button slot="increment" className={styles.step ?? ''}>
          <Icon of={Plus} size={20} />
        </Button>
      </Group>
      <Text slot="description" className={styles.hint ?? ''}>
        {t('new.people', { count: people })}
      </Text>
      <FieldError />
    </NumberField>
  )
}
