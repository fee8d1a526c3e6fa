import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FullPage } from './FullPage.tsx'
import { FailedPage, PaidPage } from './PaidPage.tsx'
import { PaySheet } from './PaySheet.tsx'
import type { Payment, Success } from './payment.ts'

type Stage = { at: 'sheet' } | { at: 'paid'; success: Success } | { at: 'failed'; text: string; again: boolean }

interface Running {
  payment: Payment<Success>
  settle: (paid: boolean) => void
}

/**
 * Pays from any screen, with the sheet, the PIN, and the full pages of success and failure:
 *
 *     const { pay, paying } = usePay()
 *     const answer = await pay({ payee: { name, face }, amount, currency, facts, act: (pinProof) => … })
 *     if (answer) navigate(…)
 *     return <>…{paying}</>
 *
 * `pay` answers what `act` answered once the page of success is closed, or undefined where nothing was paid.
 */
export function usePay(): {
  pay: <Answer>(payment: Payment<Answer>) => Promise<Answer | undefined>
  paying: ReactNode
} {
  const { t } = useTranslation('money')
  const [running, setRunning] = useState<Running>()
  const [stage, setStage] = useState<Stage>()
  const end = (paid: boolean) => {
    setStage(undefined)
    running?.settle(paid)
  }

  const pay = <Answer,>(payment: Payment<Answer>) =>
    new Promise<Answer | undefined>((resolve) => {
      let held: { answer: Answer } | undefined
      setRunning({
        payment: {
          ...payment,
          act: async (pinProof) => {
            const answer = await payment.act(pinProof)
            held = { answer }
            return payment.success?.(answer) ?? {}
          },
          success: (success) => success,
        },
        settle: (paid) => resolve(paid ? held?.answer : undefined),
      })
      setStage({ at: 'sheet' })
    })

  const payment = running?.payment
  const paying = payment && (
    <>
      <PaySheet
        open={stage?.at === 'sheet'}
        payment={payment}
        onPaid={(success) => (payment.quiet ? end(true) : setStage({ at: 'paid', success }))}
        onFailed={(text, again) => setStage({ at: 'failed', text, again })}
        onClose={() => end(false)}
      />
      <FullPage
        label={stage?.at === 'failed' ? (payment.failed ?? t('notPaid')) : t('paid')}
        open={stage?.at === 'paid' || stage?.at === 'failed'}
        onClose={() => end(stage?.at === 'paid')}
      >
        {stage?.at === 'paid' && (
          <PaidPage
            {...payment}
            {...stage.success}
            facts={stage.success.facts ?? payment.facts ?? []}
            onDone={() => end(true)}
          />
        )}
        {stage?.at === 'failed' && (
          <FailedPage
            title={payment.failed}
            payee={payment.payee}
            amount={payment.amount}
            currency={payment.currency}
            text={stage.text}
            onAgain={stage.again ? () => setStage({ at: 'sheet' }) : undefined}
            onClose={() => end(false)}
          />
        )}
      </FullPage>
    </>
  )
  return { pay, paying }
}
