import { ApiError } from '@sampan/sdk'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../app/sync/index.ts'
import { PinField } from './PinField.tsx'

interface NewPinProps {
  /** Keeps it; rejects where the server refuses. */
  onChosen: (pin: string) => Promise<void>
  /** Any other refusal than that of the PIN itself. */
  onRefused?: (error: unknown) => boolean
}

/** A new PIN, typed twice. */
export function NewPin({ onChosen, onRefused }: NewPinProps) {
  const { t } = useTranslation('money')
  const [first, setFirst] = useState<string>()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const startOver = (text: string | undefined) => {
    setFirst(undefined)
    setTyped('')
    setError(text)
  }
  const complete = async (pin: string) => {
    if (first === undefined) {
      // The check is the server's; this one spares typing a PIN twice that it would refuse.
      if (isTooSimple(pin)) return startOver(t('pin.tooSimple'))
      setFirst(pin)
      setTyped('')
      setError(undefined)
      return
    }
    if (pin !== first) return startOver(t('pin.different'))
    setBusy(true)
    try {
      await onChosen(pin)
    } catch (reason) {
      if (reason instanceof ApiError && reason.code === 'wallet.pinTooSimple') startOver(t('pin.tooSimple'))
      else if (!onRefused?.(reason)) startOver(errorText(reason))
    } finally {
      setBusy(false)
    }
  }
  return (
    <PinField
      key={first === undefined ? 'first' : 'again'}
      label={first === undefined ? t('pin.choose') : t('pin.again')}
      value={typed}
      onChange={(next) => {
        setTyped(next)
        if (next !== '') setError(undefined)
      }}
      onComplete={(pin) => void complete(pin)}
      error={error}
      disabled={busy}
    />
  )
}

/** All the same digit, or a run up or down. */
export function isTooSimple(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]))
  return steps.every((step) => step === 0) || steps.every((step) => step === 1) || steps.every((step) => step === -1)
}
