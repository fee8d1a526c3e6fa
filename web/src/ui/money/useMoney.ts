import { useLanguage } from '../../locales/useLanguage.ts'
import { type MoneyFormats, moneyFormatsFor } from './formatMoney.ts'

/** Money as text in the language of the screen: for sentences and labels. On its own it stands in a `MoneyText`. */
export const useMoney = (): MoneyFormats => moneyFormatsFor(useLanguage())
