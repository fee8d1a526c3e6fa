import { ApiError } from '@sampan/sdk'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { useMoney } from './useMoney.ts'

/**
 * Refusals of money in plain words: which limit and when it frees, how much there is, how many tries are left, until
 * when the PIN is locked. `currency` is that of the act. Whatever is not about money is told as everywhere.
 */
export function useMoneyErrors(): (error: unknown, currency: string) => string {
  const { t } = useTranslation('money')
  const money = useMoney()
  const formats = useFormats()
  return (error, currency) => {
    if (!(error instanceof ApiError)) return errorText(error)
    const { details } = error
    const amountOf = (value: unknown) =>
      typeof value === 'string' && /^-?\d+$/.test(value) ? money.money(value, currency) : undefined
    const whenOf = (value: unknown) => {
      const at = typeof value === 'string' ? new Date(value) : undefined
      return at && !Number.isNaN(at.getTime()) ? at : undefined
    }
    switch (error.code) {
      case 'wallet.insufficientFunds': {
        const available = amountOf(details.available)
        return available === undefined ? errorText(error) : t('refused.funds', { available })
      }
      case 'wallet.limitReached': {
        const allowed = amountOf(details.allowed)
        const frees = whenOf(details.freesAt)
        if (allowed === undefined) return errorText(error)
        const isNone = BigInt(String(details.allowed)) <= 0n
        if (details.limit === 'payment') return t('refused.payment', { allowed })
        if (details.limit === 'balance') return t('refused.balance', { allowed })
        if ((details.limit === 'day' || details.limit === 'month') && frees) {
          const when = formats.dateTime(frees)
          return isNone ? t(`refused.${details.limit}None`, { when }) : t(`refused.${details.limit}`, { allowed, when })
        }
        return errorText(error)
      }
      case 'wallet.pinWrong':
        return typeof details.triesLeft === 'number' ? t('pin.wrong', { count: details.triesLeft }) : errorText(error)
      case 'wallet.pinLocked': {
        const until = whenOf(details.until)
        return until === undefined
          ? errorText(error)
          : t('pin.lockedUntil', { when: formats.moment(until, new Date()) })
      }
      case 'wallet.pinFreeTooHigh': {
        const max = amountOf(details.max)
        return max === undefined ? errorText(error) : t('refused.pinFree', { max })
      }
      case 'redPackets.sharesTooLarge': {
        const max = amountOf(details.max)
        return max === undefined ? errorText(error) : t('refused.share', { max })
      }
      case 'payments.amountTooLarge': {
        const max = amountOf(details.max)
        return max === undefined ? errorText(error) : t('refused.payment', { allowed: max })
      }
      case 'funding.amountOutOfRange': {
        const [min, max, step] = [details.min, details.max, details.step].map(amountOf)
        if (min === undefined || max === undefined || step === undefined) return errorText(error)
        return details.step === '1' ? t('refused.range', { min, max }) : t('refused.steps', { min, max, step })
      }
      case 'funding.owed': {
        const { amount: owed, currency: of } = details
        if (typeof owed !== 'string' || typeof of !== 'string') return errorText(error)
        return t('refused.owed', { amount: money.money(owed, of) })
      }
      default:
        return errorText(error)
    }
  }
}
