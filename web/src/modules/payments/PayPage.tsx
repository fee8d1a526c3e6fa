import type { Output } from '@sampan/contract'
import { CODE_AMOUNT_MAX } from '@sampan/contract/codes/index.ts'
import { CircleAlert, ScanLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useLocation } from 'wouter'
import { errorText, useAsk, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import {
  AmountField,
  AmountKeypad,
  type Fact,
  Facts,
  MoneyText,
  useAmountEntry,
  usePay,
  useWallet,
} from '../../ui/money/index.ts'
import { Card } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { StallTile } from '../merchants/StallTile.tsx'
import { textOfPath } from '../scan/payPath.ts'
import styles from './PayPage.module.css'
import { usePartyFace } from './usePartyFace.ts'

type Payable = Output<'payments.resolveCode'>['payable']

const NOTE_LENGTH_MAX = 100

/** `/pay/:code`: where a scanned payment code leads. The server says who is paid; the code is only a question to it. */
export function PayPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('payments')
  const desktop = useDesktop()
  const { api } = useSync()
  const text = textOfPath(parameters.code ?? '')
  const asked = useAsk(() => api.call('payments.resolveCode', { text: text ?? '-' }), parameters.code ?? '')
  return (
    <>
      <AppBar title={t('pay.title')} back={desktop ? undefined : '/me/wallet'} />
      {asked.state === 'asking' ? (
        <Skeleton shape="card" count={2} />
      ) : asked.state === 'failed' ? (
        <ScreenBody>
          <EmptyState icon={CircleAlert} title={t('pay.cannot')} text={errorText(asked.error)}>
            <Button look="soft" icon={ScanLine} href="/me/wallet/scan">
              {t('pay.again')}
            </Button>
            <Button look="line" onPress={asked.again}>
              {t('pay.retry')}
            </Button>
          </EmptyState>
        </ScreenBody>
      ) : (
        <Form payable={asked.answer.payable} />
      )}
    </>
  )
}

function Form({ payable }: { payable: Payable }) {
  const { t } = useTranslation('payments')
  const formats = useFormats()
  const faceOf = usePartyFace()
  const [, navigate] = useLocation()
  const { api } = useSync()
  const { wallet } = useWallet()
  const { pay, paying } = usePay()
  const [chosen, setChosen] = useState<string>()
  const currency = payable.currency ?? chosen ?? wallet?.currencies[0] ?? 'EUR'
  const entry = useAmountEntry({ currency, max: String(CODE_AMOUNT_MAX) })
  const [note, setNote] = useState(payable.note)
  const amount = payable.amount ?? (entry.over ? null : entry.amount)
  // One payment however often it is tried; another amount is another one.
  const terms = `${amount} ${currency} ${note}`
  const [made, setMade] = useState(() => ({ terms, paymentId: v7() }))
  if (made.terms !== terms) setMade({ terms, paymentId: v7() })
  const face = faceOf(payable.payee)
  const name = payable.stall?.name ?? face.name
  const fixedNote = payable.to.kind === 'order'

  const reference = { label: t('pay.reference'), value: <Bdi>{payable.reference}</Bdi> }
  const purpose = { label: t('pay.for'), value: <Bdi>{note}</Bdi> }
  const facts: Fact[] = [...(payable.reference ? [reference] : []), ...(note ? [purpose] : [])]
  // What the payer may change stands in the field below instead.
  const asked = facts.filter((fact) => fact !== purpose || fixedNote)

  const start = async () => {
    if (amount === null) return
    const paid = await pay({
      payee: payable.stall ? { name, lead: <StallTile category={payable.stall.category} size={20} /> } : { name, face },
      amount,
      currency,
      facts,
      act: (pinProof) =>
        api.call('payments.pay', {
          paymentId: made.paymentId,
          to: payable.to,
          amount,
          currency,
          note: note.trim(),
          ...(pinProof !== undefined && { pinProof }),
        }),
    })
    if (paid) navigate('/me/wallet', { replace: true })
  }
  const button = (
    <Button wide disabled={amount === null} onPress={() => void start()}>
      {t('pay.go')}
    </Button>
  )
  return (
    <>
      <ScreenBody>
        <section className={styles.payee} aria-label={t('pay.to')}>
          {payable.stall ? <StallTile category={payable.stall.category} size={56} /> : <Avatar face={face} size={56} />}
          <h2 className={styles.name}>
            <Bdi>{name}</Bdi>
          </h2>
          {payable.stall && (
            <p className={styles.detail}>
              <Bdi>{payable.stall.city}</Bdi>
              {' · '}
              <Bdi>{face.name}</Bdi>
            </p>
          )}
        </section>
        {payable.amount === null ? (
          <AmountField
            label={t('pay.amount')}
            entry={entry}
            autoFocus
            onSubmit={() => void start()}
            {...(payable.currency === null && { currencies: wallet?.currencies ?? [], onCurrency: setChosen })}
          />
        ) : (
          <p className={styles.fixed}>
            <MoneyText amount={payable.amount} currency={currency} size={40} />
          </p>
        )}
        {asked.length > 0 && (
          <Card>
            <div className={styles.facts}>
              <Facts facts={asked} />
            </div>
          </Card>
        )}
        {payable.expiresAt && (
          <p className={styles.detail}>{t('pay.until', { time: formats.time(new Date(payable.expiresAt)) })}</p>
        )}
        {!fixedNote && <TextField label={t('pay.note')} value={note} onChange={setNote} lengthMax={NOTE_LENGTH_MAX} />}
        {payable.amount !== null && button}
      </ScreenBody>
      {payable.amount === null && <AmountKeypad entry={entry}>{button}</AmountKeypad>}
      {paying}
    </>
  )
}
