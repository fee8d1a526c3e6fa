import type { MonthPicture, Wallet } from '@sampan/contract'
import { ChartNoAxesColumn, ChevronLeft, ChevronRight, Table } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { errorText, useAsk, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MoneyText, useMoney, useWallet } from '../../ui/money/index.ts'
import { useMainCurrency } from '../../ui/money/preferences.ts'
import { Card, SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tile } from '../../ui/Tile.tsx'
import { dateOfMonth, dayOf, monthAfter, monthOf } from './days.ts'
import { kindLooks } from './entryLook.ts'
import { MonthBars } from './MonthBars.tsx'
import styles from './MonthPage.module.css'
import { newestOf, useParties } from './useParties.ts'

/** `/me/wallet/month`: money in and out of a month, by day, by kind and by person. */
export function MonthPage() {
  const { t } = useTranslation('wallet')
  const { wallet } = useWallet()
  return (
    <>
      <AppBar title={t('month.title')} back="/me/wallet" />
      <ScreenBody>{wallet ? <Month wallet={wallet} /> : <Skeleton shape="card" count={3} />}</ScreenBody>
    </>
  )
}

function Month({ wallet }: { wallet: Wallet }) {
  const { t } = useTranslation(['wallet', 'common'])
  const money = useMoney()
  const formats = useFormats()
  const now = useNow()
  const { api } = useSync()
  const { upToDate } = useStatus()
  const main = useMainCurrency(wallet.currencies) ?? 'EUR'
  const [chosen, setChosen] = useState<string>()
  const [steps, setSteps] = useState(0)
  const currency = chosen ?? main
  const month = monthAfter(monthOf(now, wallet.timeZone), steps)
  const latest = useLive((queries) => queries.latestEntries(1))
  const asked = useAsk(
    () => api.call('wallet.getMonth', { month, currency }),
    [month, currency, newestOf(latest), upToDate].join(' '),
  )
  const name = formats.month(dateOfMonth(month), now)
  return (
    <>
      <div className={styles.choice}>
        <IconButton label={t('month.before')} icon={ChevronLeft} turns onPress={() => setSteps(steps - 1)} />
        <h2 className={styles.name} aria-live="polite">
          {name.charAt(0).toLocaleUpperCase() + name.slice(1)}
        </h2>
        <IconButton
          label={t('month.after')}
          icon={ChevronRight}
          turns
          disabled={steps === 0}
          onPress={() => setSteps(steps + 1)}
        />
      </div>
      {wallet.currencies.length > 1 && (
        <Chips
          label={t('filter.currency')}
          options={wallet.currencies.map((id) => ({ id, text: money.currencyName(id) }))}
          chosen={[currency]}
          onPress={setChosen}
        />
      )}
      {asked.state === 'asking' ? (
        <Skeleton shape="card" count={3} />
      ) : asked.state === 'failed' ? (
        <EmptyState icon={ChartNoAxesColumn} title={errorText(asked.error)}>
          <Button look="soft" onPress={asked.again}>
            {t('common:retry')}
          </Button>
        </EmptyState>
      ) : (
        <Picture
          picture={asked.answer.picture}
          members={asked.answer.members}
          name={name}
          today={dayOf(now, wallet.timeZone)}
        />
      )}
    </>
  )
}

interface PictureProps {
  picture: MonthPicture
  members: Parameters<typeof useParties>[0]
  name: string
  today: string
}

function Picture({ picture, members, name, today }: PictureProps) {
  const { t } = useTranslation('wallet')
  const partyOf = useParties(members)
  const [asTable, setAsTable] = useState(false)
  const { currency, month } = picture
  if (picture.days.length === 0) {
    return <EmptyState icon={ChartNoAxesColumn} title={t('month.nothing.title')} text={t('month.nothing.text')} />
  }
  const most = [...picture.kinds, ...picture.people].reduce((max, each) => (sumOf(each) > max ? sumOf(each) : max), 1n)
  return (
    <>
      <Card label={t('month.byDay')}>
        <div className={styles.chart}>
          <div className={styles.sums}>
            <div>
              <p className={styles.label}>
                <i className={styles.keyOut} aria-hidden />
                {t('month.out')}
              </p>
              <MoneyText amount={picture.out} currency={currency} size={20} />
            </div>
            <div>
              <p className={styles.label}>
                <i className={styles.keyIn} aria-hidden />
                {t('month.in')}
              </p>
              <MoneyText amount={picture.in} currency={currency} size={20} tinted />
            </div>
            <IconButton
              label={t(asTable ? 'month.asChart' : 'month.asTable')}
              icon={asTable ? ChartNoAxesColumn : Table}
              size={20}
              pressed={asTable}
              onPress={() => setAsTable(!asTable)}
            />
          </div>
          {asTable ? (
            <DayTable picture={picture} />
          ) : (
            <MonthBars picture={picture} today={today} label={t('barsOf', { month: name })} both />
          )}
        </div>
      </Card>
      <section>
        <SectionTitle>{t('month.byKind')}</SectionTitle>
        <Card>
          <ul>
            {picture.kinds.map((each) => (
              <Share
                key={each.kind}
                lead={<Tile {...kindLooks[each.kind]} />}
                title={t(`kind.${each.kind}`)}
                detail={t('month.count', { count: each.count })}
                share={each}
                most={most}
                currency={currency}
              />
            ))}
          </ul>
        </Card>
      </section>
      {picture.people.length > 0 && (
        <section>
          <SectionTitle>{t('month.byPerson')}</SectionTitle>
          <Card>
            <ul>
              {picture.people.map((each) => {
                const party = partyOf(each.with)
                return (
                  <Share
                    key={`${each.with.memberId} ${each.with.name}`}
                    lead={party.face ? <Avatar face={party.face} size={40} /> : <Tile {...kindLooks.payment} />}
                    title={party.name === null ? t('receipt.nobody') : <Bdi cut>{party.name}</Bdi>}
                    detail={t('month.count', { count: each.count })}
                    share={each}
                    most={most}
                    currency={currency}
                    href={
                      each.with.memberId === null
                        ? undefined
                        : `/me/wallet/statement?with=${each.with.memberId}&month=${month}&currency=${currency}`
                    }
                  />
                )
              })}
            </ul>
          </Card>
        </section>
      )}
    </>
  )
}

interface InAndOut {
  in: string
  out: string
}

const sumOf = (each: InAndOut): bigint => BigInt(each.in) + BigInt(each.out)

interface ShareProps {
  lead: ReactNode
  title: ReactNode
  detail: string
  share: InAndOut
  most: bigint
  currency: string
  href?: string | undefined
}

/** A part of the month with a bar of its size; the bar is for the eye, the figures stand beside it. */
function Share({ lead, title, detail, share, most, currency, href }: ShareProps) {
  const widthOf = (amount: string) => `${Number((BigInt(amount) * 1000n) / most) / 10}%`
  const inside = (
    <>
      {lead}
      <span className={styles.words}>
        <span className={styles.line}>
          <span className={styles.title}>{title}</span>
          <span className={styles.amounts}>
            {share.out !== '0' && <MoneyText amount={`-${share.out}`} currency={currency} sign="both" strong />}
            {share.in !== '0' && <MoneyText amount={share.in} currency={currency} sign="both" strong tinted />}
          </span>
        </span>
        <span className={styles.bar} aria-hidden>
          <i className={styles.barOut} style={{ inlineSize: widthOf(share.out) }} />
          <i className={styles.barIn} style={{ inlineSize: widthOf(share.in) }} />
        </span>
        <span className={styles.detail}>{detail}</span>
      </span>
    </>
  )
  return (
    <li>
      {href === undefined ? (
        <div className={styles.share}>{inside}</div>
      ) : (
        <Link href={href} className={styles.share ?? ''}>
          {inside}
        </Link>
      )}
    </li>
  )
}

function DayTable({ picture }: { picture: MonthPicture }) {
  const { t } = useTranslation('wallet')
  const formats = useFormats()
  const { currency } = picture
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('month.day')}</th>
          <th scope="col">{t('month.out')}</th>
          <th scope="col">{t('month.in')}</th>
        </tr>
      </thead>
      <tbody>
        {picture.days.map((each) => (
          <tr key={each.day}>
            <th scope="row">{formats.date(new Date(`${each.day}T12:00`))}</th>
            <td>
              <MoneyText amount={each.out} currency={currency} />
            </td>
            <td>
              <MoneyText amount={each.in} currency={currency} tinted />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
