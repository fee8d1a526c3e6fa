import type { Output } from '@sampan/contract'
import { CallRefusal } from '@sampan/miniprogram/host'
import { ApiError } from '@sampan/sdk/errors.ts'
import { type ReactNode, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useSync } from '../../app/sync/index.ts'
import { usePay } from '../../ui/money/index.ts'
import { StallTile } from '../merchants/StallTile.tsx'

type Payable = Output<'payments.resolveCode'>['payable']

/** What `requestPayment` opens: the wallet's own sheet over the program. What it says comes from the server alone. */
export function useProgramPay(): {
  /** True where it was paid. @throws CallRefusal where the code asks for no order that can be paid */
  payOrder: (code: string) => Promise<boolean>
  paying: ReactNode
} {
  const { t } = useTranslation('payments')
  const { api } = useSync()
  const { pay, paying } = usePay()
  const latest = useRef(pay)
  latest.current = pay

  const payOrder = useCallback(
    async (code: string) => {
      const { to, stall, amount, currency, note, reference } = await orderOf(
        api.call('payments.resolveCode', { text: code.slice(0, 1_024) }),
      )
      const paymentId = v7()
      const facts = [
        { label: t('pay.reference'), value: reference },
        { label: t('pay.for'), value: note },
      ].filter(({ value }) => value !== '')
      const paid = await latest.current({
        payee: { name: stall.name, lead: <StallTile category={stall.category} size={20} /> },
        amount,
        currency,
        facts,
        act: (pinProof) =>
          api.call('payments.pay', {
            ...{ paymentId, to, amount, currency, note },
            ...(pinProof !== undefined && { pinProof }),
          }),
      })
      return paid !== undefined
    },
    [api, t],
  )
  return { payOrder, paying }
}

/** Only what a stall asks for, with an amount of its own: a program names no amounts and no people. */
async function orderOf(asked: Promise<{ payable: Payable }>) {
  try {
    const { to, stall, amount, currency, ...rest } = (await asked).payable
    if (to.kind === 'order' && stall !== null && amount !== null && currency !== null)
      return { ...rest, to, stall, amount, currency }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
  throw new CallRefusal('no order that can be paid')
}
