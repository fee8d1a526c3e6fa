import { decimalsOf } from '@sampan/contract/currencies.ts'
import { Delete } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../Icon.tsx'
import { Key, Keys } from './Keys.tsx'
import { useKeysWanted } from './typedByKeys.ts'
import type { AmountEntry } from './useAmountEntry.ts'
import { useMoney } from './useMoney.ts'

interface AmountKeypadProps {
  /** What the keys write. With several amounts on a form: the focused one. */
  entry: Pick<AmountEntry, 'currency' | 'press'>
  /** Above the keys: usually the button that goes on. */
  children?: ReactNode
  /** Also where there is a keyboard. Default: only where fingers type. */
  always?: boolean
  /** Away until an amount is focused, on forms where other things come first. */
  onFocus?: boolean
}

/**
 * Number keys for money at the foot of a screen, beside the fields they write. They go while words are typed. On a
 * desktop one types into the field, and only `children` stand here.
 */
export function AmountKeypad({ entry, children, always = false, onFocus = false }: AmountKeypadProps) {
  const { t } = useTranslation('money')
  const money = useMoney()
  const foot = useRef<HTMLDivElement>(null)
  const wanted = useKeysWanted(foot, !onFocus)
  return (
    <Keys label={t('keys')} head={children} always={always} away={!wanted && !always} ref={foot}>
      {digits.map((digit) => (
        <Key key={digit} onPress={() => entry.press(digit)}>
          {money.digit(Number(digit))}
        </Key>
      ))}
      {decimalsOf(entry.currency) === 0 ? (
        <Key quiet disabled onPress={() => {}} />
      ) : (
        <Key quiet label={t('decimalMark')} onPress={() => entry.press('mark')}>
          {money.decimalMark}
        </Key>
      )}
      <Key onPress={() => entry.press('0')}>{money.digit(0)}</Key>
      <Key quiet label={t('deleteDigit')} onPress={() => entry.press('delete')}>
        <Icon of={Delete} turns />
      </Key>
    </Keys>
  )
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
