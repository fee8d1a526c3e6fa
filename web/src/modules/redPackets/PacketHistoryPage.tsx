import type { Member, Output, RedPacketLine, RedPacketSide } from '@sampan/contract'
import { ChevronDown, CloudOff, Crown, Gift } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useLive, useOffline, useStatus, useSync } from '../../app/sync/index.ts'
import { formatTag } from '../../locales/language.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { useLanguage } from '../../locales/useLanguage.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { GoldCoin, MoneyText } from '../../ui/money/index.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Segments } from '../transfers/Segments.tsx'
import { fieldOf } from './CoverArt.tsx'
import styles from './History.module.css'
import { usePacketPeople } from './usePacketPeople.ts'

/** `/me/wallet/red-packets`: what one received and sent in a year. */
export function PacketHistoryPage() {
  const { t } = useTranslation('redPackets')
  const [side, setSide] = useState<RedPacketSide>('received')
  const [year, setYear] = useState(() => new Date().getFullYear())
  const isOffline = useOffline()
  const { pages, failed, more, loading } = useHistory(side, year)
  const [first] = pages ?? []
  const lines = pages?.flatMap((page) => page.lines)
  const members = pages?.flatMap((page) => page.members) ?? []
  return (
    <>
      <AppBar
        title={t('history.title')}
        back="/me/wallet"
        actions={<YearMenu year={year} first={first?.firstYear ?? year} onChoose={setYear} />}
      />
      <ScreenBody>
        <div className={styles.page}>
          <Segments
            label={t('history.title')}
            choices={[
              { id: 'received', text: t('history.received') },
              { id: 'sent', text: t('history.sent') },
            ]}
            chosen={side}
            onChoose={setSide}
          />
          {first && <Totals page={first} side={side} />}
          {lines === undefined ? (
            failed || isOffline ? (
              <EmptyState icon={CloudOff} title={t('offline')} />
            ) : (
              <Skeleton shape="rows" />
            )
          ) : lines.length === 0 ? (
            <EmptyState icon={Gift} title={t(`history.none.${side}`)} text={t('history.noneText')} />
          ) : (
            <Lines lines={lines} members={members} side={side} />
          )}
          {more && (
            <Button look="line" wide busy={loading} onPress={more}>
              {t('history.more')}
            </Button>
          )}
        </div>
      </ScreenBody>
    </>
  )
}

type Page = Output<'redPackets.listHistory'>

function useHistory(side: RedPacketSide, year: number) {
  const { actions } = useSync()
  const { upToDate } = useStatus()
  const key = `${side} ${year}`
  const [held, setHeld] = useState<{ key: string; pages: Page[] }>()
  const [failed, setFailed] = useState(false)
  const [loading, setLoading] = useState(false)
  const wanted = useRef(key)
  wanted.current = key
  useEffect(() => {
    if (!upToDate) return
    const asked = `${side} ${year}`
    actions.listPackets({ side, year }).then(
      (page) => {
        if (wanted.current === asked) setHeld({ key: asked, pages: [page] })
        setFailed(false)
      },
      () => setFailed(true),
    )
  }, [actions, side, year, upToDate])
  const pages = held?.key === key ? held.pages : undefined
  const cursor = pages?.at(-1)?.nextCursor ?? null
  const more = async () => {
    if (cursor === null || !pages) return
    setLoading(true)
    try {
      const page = await actions.listPackets({ side, year, cursor })
      if (wanted.current === key) setHeld({ key, pages: [...pages, page] })
    } catch (error) {
      console.debug(error)
    } finally {
      setLoading(false)
    }
  }
  return { pages, failed, loading, more: cursor === null ? undefined : () => void more() }
}

function YearMenu({ year, first, onChoose }: { year: number; first: number; onChoose: (year: number) => void }) {
  const { t } = useTranslation('redPackets')
  const now = new Date().getFullYear()
  const years = Array.from({ length: Math.max(1, now - Math.min(first, year) + 1) }, (_, back) => now - back)
  const figures = new Intl.NumberFormat(formatTag(useLanguage()), { useGrouping: false })
  const nameOf = (each: number) => t('history.year', { year: figures.format(each) })
  return (
    <Menu
      label={t('history.years')}
      entries={years.map((each) => ({
        id: String(each),
        text: nameOf(each),
        chosen: each === year,
        onPress: () => onChoose(each),
      }))}
    >
      <AriaButton className={styles.year ?? ''}>
        {nameOf(year)}
        <Icon of={ChevronDown} size={16} />
      </AriaButton>
    </Menu>
  )
}

function Totals({ page, side }: { page: Page; side: RedPacketSide }) {
  const { t } = useTranslation('redPackets')
  const { totals, luckiestCount } = page
  const count = totals.reduce((sum, each) => sum + each.count, 0)
  return (
    <section className={styles.totals} style={fieldOf('plain')}>
      <GoldCoin size={68} />
      <div className={styles.sums}>
        {totals.length === 0 && <span className={styles.count}>{t(`history.${side}Count`, { count: 0 })}</span>}
        {totals.map(({ amount, currency }) => (
          <MoneyText key={currency} amount={amount} currency={currency} sign="none" size={28} strong />
        ))}
        {count > 0 && <span className={styles.count}>{t(`history.${side}Count`, { count })}</span>}
        {side === 'received' && luckiestCount > 0 && (
          <span className={styles.luck}>
            <Icon of={Crown} size={16} />
            {t('history.luckiest', { count: luckiestCount })}
          </span>
        )}
      </div>
    </section>
  )
}

function Lines({
  lines,
  members,
  side,
}: {
  lines: readonly RedPacketLine[]
  members: readonly Member[]
  side: RedPacketSide
}) {
  const { t } = useTranslation('redPackets')
  const formats = useFormats()
  const { nameOf, faceOf } = usePacketPeople(members)
  const held = useLive((queries) => queries.conversations())
  const here = new Set(held?.map(({ conversation }) => conversation.id))
  return (
    <Rows inset="avatar" label={t('history.title')}>
      {lines.map((line) => {
        const { packetId, conversationId, senderId, way, amount, currency, luckiest, at, greeting } = line
        const { state, takenCount, count } = line
        const stands = t(`history.state.${state}`, { taken: formats.number(takenCount), all: formats.number(count) })
        const name = side === 'received' ? nameOf(senderId) : greeting || t(`way.${way}`)
        return (
          <Row
            key={packetId}
            lead={<Avatar face={faceOf(senderId)} size={40} />}
            title={<bdi>{name}</bdi>}
            detail={
              <>
                {formats.dateTime(new Date(at))}
                {side === 'sent' && <> · {stands}</>}
              </>
            }
            value={
              <span className={styles.value}>
                <MoneyText amount={amount} currency={currency} sign="none" strong />
                {side === 'received' && luckiest && (
                  <span className={styles.luckiest}>
                    <Icon of={Crown} size={16} />
                    {t('details.luckiest')}
                  </span>
                )}
              </span>
            }
            {...(here.has(conversationId) && { href: `/chats/${conversationId}/red-packets/${packetId}` })}
          />
        )
      })}
    </Rows>
  )
}
