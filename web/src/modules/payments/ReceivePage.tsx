import type { Self } from '@sampan/contract'
import { codeHostOf, writePaymentCode } from '@sampan/contract/codes/index.ts'
import { Coins, Download, HandCoins, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFaceOf, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MoneyText, useWallet } from '../../ui/money/index.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { Card, SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { saveCode } from '../accounts/saveCode.ts'
import { type Asked, AskedSheet } from './AskedSheet.tsx'
import { PaymentRow } from './PaymentRow.tsx'
import styles from './ReceivePage.module.css'

const nothing: Asked = { amount: null, currency: null, note: '' }

/** What stands in one's own code: without an amount it may be printed. */
export const ownCode = (self: Self, asked: Asked = nothing): string =>
  writePaymentCode({
    host: codeHostOf(location.origin),
    payee: { kind: 'member', id: self.member.id },
    once: asked.amount !== null,
    amount: asked.amount === null ? null : BigInt(asked.amount),
    currency: asked.currency,
    categoryCode: '0000',
    country: self.member.region ?? 'ZZ',
    name: self.member.name,
    city: '',
    language: self.language,
    reference: '',
    note: asked.note,
  })

/** `/me/wallet/receive`: one's own payment code, with an amount or without, and what came in by it. */
export function ReceivePage() {
  const { t } = useTranslation('payments')
  const desktop = useDesktop()
  const self = useLive((queries) => queries.self())
  return (
    <>
      <AppBar title={t('receive.title')} back={desktop ? undefined : '/me/wallet'} />
      <ScreenBody>
        {self && <Own self={self} />}
        <Received />
      </ScreenBody>
    </>
  )
}

function Own({ self }: { self: Self }) {
  const { t } = useTranslation('payments')
  const faceOf = useFaceOf()
  const { wallet } = useWallet()
  const [asked, setAsked] = useState<Asked>(nothing)
  const [typing, setTyping] = useState(false)
  const face = faceOf(self.member)
  const code = ownCode(self, asked)
  return (
    <>
      <section className={styles.card} aria-label={t('receive.code')}>
        <p className={styles.text}>{t('receive.text')}</p>
        {asked.amount !== null && asked.currency !== null && (
          <MoneyText amount={asked.amount} currency={asked.currency} size={40} />
        )}
        {asked.note !== '' && (
          <p className={styles.text}>
            <Bdi>{asked.note}</Bdi>
          </p>
        )}
        <div className={styles.qr}>
          <QrCode text={code} label={t('receive.code')}>
            <Avatar face={face} size={36} />
          </QrCode>
        </div>
        <h2 className={styles.name}>
          <Bdi>{face.name}</Bdi>
        </h2>
      </section>
      <div className={styles.actions}>
        {asked.amount === null && asked.note === '' ? (
          <Button look="line" small icon={Coins} onPress={() => setTyping(true)}>
            {t('receive.setAmount')}
          </Button>
        ) : (
          <Button look="line" small icon={Coins} onPress={() => setAsked(nothing)}>
            {t('receive.clearAmount')}
          </Button>
        )}
        <IconButton
          look="card"
          label={t('receive.save')}
          icon={Download}
          onPress={() => void saveCode(code, self.member.handle)}
        />
        <IconButton look="card" label={t('receive.print')} icon={Printer} href="/me/wallet/receive/poster" />
      </div>
      <AskedSheet
        open={typing}
        currencies={wallet?.currencies ?? []}
        onClose={() => setTyping(false)}
        onAsked={(next) => {
          setAsked(next)
          setTyping(false)
        }}
      />
    </>
  )
}

const LATEST = 50

function Received() {
  const { t } = useTranslation('payments')
  const { actions } = useSync()
  const { upToDate } = useStatus()
  const payments = useLive((queries) => queries.received('person', LATEST))
  useEffect(() => {
    if (upToDate) actions.loadReceived('person').catch(() => undefined)
  }, [actions, upToDate])
  if (!payments) return null
  return (
    <section aria-label={t('receive.list')}>
      <SectionTitle>{t('receive.list')}</SectionTitle>
      <Card>
        {payments.length === 0 ? (
          <EmptyState icon={HandCoins} title={t('receive.emptyTitle')} text={t('receive.emptyText')} />
        ) : (
          <ul aria-live="polite">
            {payments.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} />
            ))}
          </ul>
        )}
      </Card>
    </section>
  )
}
