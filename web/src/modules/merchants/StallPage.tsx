import type { Stall, Takings } from '@sampan/contract'
import {
  CalendarDays,
  ChevronLeft,
  ChevronRight,
  Printer,
  ReceiptText,
  Settings,
  Store,
  TrendingUp,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MoneyText } from '../../ui/money/index.ts'
import { Card, SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { PaymentRow } from '../payments/PaymentRow.tsx'
import { HourBars } from './HourBars.tsx'
import styles from './StallPage.module.css'
import { StallTile } from './StallTile.tsx'
import { useStall } from './useStall.ts'
import { dateOf, dayOf, daysBefore, useReceivedAtStall, useTakings } from './useTakings.ts'
import { WaysBar } from './WaysBar.tsx'

/** `/me/stall`, mock 12: what one's stall took, by hour and by way of paying, and its latest payments. */
export function StallPage() {
  const { t } = useTranslation('merchants')
  const desktop = useDesktop()
  const stall = useStall()
  return (
    <>
      <AppBar
        title={t('title')}
        back={desktop ? undefined : '/me/wallet'}
        actions={stall && <IconButton label={t('setup.title')} icon={Settings} href="/me/stall/setup" />}
      />
      {stall === undefined ? (
        <Skeleton shape="card" count={3} />
      ) : stall === null ? (
        <ScreenBody>
          <EmptyState icon={Store} title={t('none.title')} text={t('none.text')}>
            <Button icon={Store} href="/me/stall/setup">
              {t('none.open')}
            </Button>
          </EmptyState>
        </ScreenBody>
      ) : (
        <ScreenBody>
          <Day stall={stall} />
        </ScreenBody>
      )}
    </>
  )
}

const LATEST = 20

function Day({ stall }: { stall: Stall }) {
  const { t } = useTranslation('merchants')
  const formats = useFormats()
  const now = useNow()
  const today = dayOf(now)
  const [chosen, setChosen] = useState<string>()
  const day = chosen ?? today
  const takings = useTakings(day)
  const before = useTakings(daysBefore(day, 7))
  const payments = useReceivedAtStall(LATEST)
  return (
    <>
      <header className={styles.head}>
        <StallTile category={stall.category} />
        <div className={styles.names}>
          <h2 className={styles.name}>
            <Bdi>{stall.name}</Bdi>
          </h2>
          <p className={styles.small}>
            <Bdi>{stall.city}</Bdi>
            {' · '}
            <b className={stall.open ? styles.open : undefined}>{t(stall.open ? 'open' : 'closed')}</b>
          </p>
        </div>
        <IconButton label={t('poster.title')} icon={Printer} href="/me/stall/poster" />
      </header>
      <Button wide icon={ReceiptText} href="/me/stall/till" disabled={!stall.open}>
        {t('till.openTill')}
      </Button>
      <div className={styles.dayLine}>
        <IconButton label={t('dayBefore')} icon={ChevronLeft} turns onPress={() => setChosen(daysBefore(day, 1))} />
        <p className={styles.day} aria-live="polite">
          <Icon of={CalendarDays} size={20} />
          {formats.day(dateOf(day), now)}
        </p>
        <IconButton
          label={t('dayAfter')}
          icon={ChevronRight}
          turns
          disabled={day >= today}
          onPress={() => setChosen(daysBefore(day, -1))}
        />
      </div>
      {takings ? (
        <Figures takings={takings} before={before} runningHour={day === today ? now.getHours() : undefined} />
      ) : (
        <div className={styles.waiting} aria-hidden />
      )}
      {day === today && (
        <section aria-label={t('latest')}>
          <SectionTitle>{t('latest')}</SectionTitle>
          <Card>
            {payments?.length === 0 ? (
              <EmptyState icon={ReceiptText} title={t('nothing.title')} text={t('nothing.text')} />
            ) : (
              <ul aria-live="polite">
                {payments?.map((payment) => (
                  <PaymentRow key={payment.id} payment={payment} />
                ))}
              </ul>
            )}
          </Card>
        </section>
      )}
    </>
  )
}

interface FiguresProps {
  takings: Takings
  before: Takings | undefined
  runningHour: number | undefined
}

function Figures({ takings, before, runningHour }: FiguresProps) {
  const { t } = useTranslation('merchants')
  const formats = useFormats()
  const { currency, sum, count } = takings
  const average = count === 0 ? 0n : BigInt(sum) / BigInt(count)
  const more = before ? BigInt(sum) - BigInt(before.sum) : 0n
  return (
    <>
      <div className={styles.figures}>
        <section className={styles.sum} aria-label={t('takings')}>
          <p>{t('takings')}</p>
          <MoneyText amount={sum} currency={currency} size={28} strong />
          {before !== undefined && before.count > 0 && (
            <p className={styles.compared}>
              <Icon of={TrendingUp} size={16} className={more < 0n ? styles.down : undefined} />
              <MoneyText amount={more} currency={currency} sign="both" /> {t('weekBefore')}
            </p>
          )}
        </section>
        <section className={styles.figure} aria-label={t('payments')}>
          <p className={styles.small}>{t('payments')}</p>
          <b>{formats.number(count)}</b>
        </section>
        <section className={styles.figure} aria-label={t('average')}>
          <p className={styles.small}>{t('average')}</p>
          <MoneyText amount={average} currency={currency} size={20} strong />
        </section>
      </div>
      {count > 0 && (
        <>
          <HourBars takings={takings} before={before} runningHour={runningHour} />
          <WaysBar takings={takings} />
        </>
      )}
    </>
  )
}
