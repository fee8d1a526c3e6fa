import { useState } from 'react'
import { type AmountKey, keyOf, minorUnits, pressKey, type TypedAmount, typedFrom } from './typedAmount.ts'

/** An amount being typed: shared by the field that shows it and the keys that write it. */
export interface AmountEntry {
  currency: string
  typed: TypedAmount
  /** Minor units, or null while there is nothing to be paid. */
  amount: string | null
  /** It is more than `max` allows. */
  over: boolean
  max: string | undefined
  press: (key: AmountKey) => void
  setTyped: (typed: TypedAmount) => void
  /** Puts an amount of minor units in, such as everything that is there; null empties it. */
  setAmount: (amount: string | null) => void
}

/**
 * `const entry = useAmountEntry({ currency, max })`, handed to `AmountField` and `AmountKeypad`. `initial` and `max` are
 * minor units; what is more than `max` can be typed, and `over` says so. Another currency keeps the figures that fit it.
 */
export function useAmountEntry({
  currency,
  initial,
  max,
}: {
  currency: string
  initial?: string | undefined
  max?: string | undefined
}): AmountEntry {
  const [typed, setTyped] = useState<TypedAmount>(() => (initial === undefined ? '' : typedFrom(initial, currency)))
  const [of, setOf] = useState(currency)
  const shown = of === currency ? typed : fitted(typed, currency)
  if (of !== currency) {
    setOf(currency)
    setTyped(shown)
  }
  const amount = minorUnits(shown, currency)
  return {
    currency,
    typed: shown,
    amount,
    over: amount !== null && max !== undefined && BigInt(amount) > BigInt(max),
    max,
    press: (key) => setTyped((before) => pressKey(before, key, currency)),
    setTyped,
    setAmount: (next) => setTyped(next === null ? '' : typedFrom(next, currency)),
  }
}

/** The figures typed before, as far as the other currency has room for them. */
function fitted(typed: TypedAmount, currency: string): TypedAmount {
  const keys = [...typed].flatMap((each) => keyOf(each) ?? [])
  return keys.reduce<TypedAmount>((before, key) => pressKey(before, key, currency), '')
}
