/**
 * Money for every screen. Amounts are integer minor units as text, as on the wire.
 *
 * Showing: `<MoneyText amount="1250" currency="EUR" />`, in sentences `useMoney().money(amount, currency)`.
 * Typing: `const entry = useAmountEntry({ currency })`, `<AmountField label entry />`, `<AmountKeypad entry>button</…>`,
 * then `entry.amount`. A field of one's own that the keys write: `<input {...typedByKeys()} />`.
 * Paying: `const { pay, paying } = usePay()`; see there.
 * Knowing: `const { wallet, balanceOf, isPinFree } = useWallet()`.
 * Refusals: `const words = useMoneyErrors()`, `words(error, currency)`.
 */
export { AmountField } from './AmountField.tsx'
export { AmountKeypad } from './AmountKeypad.tsx'
export { type Fact, Facts } from './Facts.tsx'
export { FormFrame } from './FormFrame.tsx'
export { FullPage } from './FullPage.tsx'
export { type MinorUnits, type MoneyFormats, type MoneySign, moneyFormatsFor } from './formatMoney.ts'
export { GoldCoin } from './GoldCoin.tsx'
export { MoneyText } from './MoneyText.tsx'
export { NewPin } from './NewPin.tsx'
export { FailedPage, PaidPage } from './PaidPage.tsx'
export { PayHead } from './PayHead.tsx'
export { PaySheet } from './PaySheet.tsx'
export { PinField } from './PinField.tsx'
export type { Payee, Payment, Success } from './payment.ts'
export { typedByKeys } from './typedByKeys.ts'
export { type AmountEntry, useAmountEntry } from './useAmountEntry.ts'
export { useMoney } from './useMoney.ts'
export { useMoneyErrors } from './useMoneyErrors.ts'
export { usePay } from './usePay.tsx'
export { useWallet, type WalletNow } from './useWallet.ts'
