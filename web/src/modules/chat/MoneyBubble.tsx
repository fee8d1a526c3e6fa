import { Check, HandCoins, ReceiptText, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { GoldCoin } from '../../ui/money/GoldCoin.tsx'
import { MoneyText } from '../../ui/money/MoneyText.tsx'
import { useMoney } from '../../ui/money/useMoney.ts'
import styles from './MoneyBubble.module.css'
import type { BillData, MoneyData, RedPacketData, TransferData } from './moneyData.ts'

interface MoneyBubbleProps {
  money: Exclude<MoneyData, { kind: 'billReminder' }>
  out: boolean
  at: Date
}

/** Money in a conversation: what, how much, how it stands. Pressing it leads to all of it. */
export function MoneyBubble({ money, out, at }: MoneyBubbleProps) {
  switch (money.kind) {
    case 'transfer':
      return <TransferBubble transfer={money} out={out} at={at} />
    case 'redPacket':
      return <RedPacketBubble packet={money} at={at} />
    case 'bill':
      return <BillBubble bill={money} at={at} />
  }
}

function TransferBubble({ transfer, out, at }: { transfer: TransferData; out: boolean; at: Date }) {
  const { t } = useTranslation('transfers')
  const { amount, currency, note, state, forMe, href } = transfer
  const ended = state !== 'waiting'
  const waits = forMe ? t('bubble.accept') : t('state.waiting')
  return (
    <Link href={href} className={classes(styles.money, styles.gold, ended && !out && styles.ended)}>
      <span className={styles.top}>
        <span className={styles.mark}>
          <Icon of={state === 'returned' || state === 'expired' ? Undo2 : HandCoins} size={24} />
        </span>
        <span className={styles.words}>
          <span className={styles.amount}>
            <MoneyText amount={amount} currency={currency} strong />
          </span>
          {note !== '' && <Bdi cut>{note}</Bdi>}
        </span>
      </span>
      <Foot what={t('transfer')} at={at} done={state === 'accepted'}>
        {state === 'waiting' ? <b className={classes(forMe && styles.act)}>{waits}</b> : t(`state.${state}`)}
      </Foot>
    </Link>
  )
}

function RedPacketBubble({ packet, at }: { packet: RedPacketData; at: Date }) {
  const { t } = useTranslation('transfers')
  const { greeting, state, claimed, forMe, waits, forNames, href } = packet
  const isLive = state === 'open' && !claimed && (forMe || waits)
  const stands = claimed
    ? t('packet.opened')
    : state !== 'open'
      ? t(`packet.${state}`)
      : waits
        ? t('packet.waits')
        : forMe
          ? t('packet.open')
          : t('packet.for', { names: forNames })
  return (
    <Link
      href={href}
      className={classes(styles.money, styles.packet, !isLive && styles.spent)}
      data-cover={packet.cover}
    >
      <span className={styles.top}>
        <GoldCoin size={40} />
        <span className={styles.words}>
          <b className={styles.greeting}>
            <Bdi cut>{greeting}</Bdi>
          </b>
          <Bdi cut>{stands}</Bdi>
        </span>
      </span>
      <Foot what={t('packet.redPacket')}>
        <Time at={at} />
      </Foot>
    </Link>
  )
}

const PEOPLE_SHOWN_MAX = 5

function BillBubble({ bill, at }: { bill: BillData; at: Date }) {
  const { t } = useTranslation('transfers')
  const money = useMoney()
  const formats = useFormats()
  const { shares, currency, total, note, state, way, href } = bill
  const paid = shares.filter((share) => share.paid)
  const mine = shares.find((share) => share.mine)
  const owes = state === 'open' && mine !== undefined && !mine.paid
  const more = shares.length - PEOPLE_SHOWN_MAX
  const isAsk = way === 'ask'
  return (
    <Link href={href} className={classes(styles.money, styles.gold, state !== 'open' && styles.ended)}>
      <span className={styles.top}>
        <span className={styles.mark}>
          <Icon of={ReceiptText} size={24} />
        </span>
        <span className={styles.words}>
          <span className={styles.amount}>
            <MoneyText amount={total} currency={currency} strong />
          </span>
          {note !== '' && <Bdi cut>{note}</Bdi>}
        </span>
      </span>
      {!isAsk && (
        <span className={styles.people}>
          {/* Those who paid first, so that a glance counts them. */}
          {[...paid, ...shares.filter((share) => !share.paid)]
            .slice(0, PEOPLE_SHOWN_MAX)
            .map(({ person, ...share }) => (
              <span key={person.id} className={classes(styles.person, share.paid && styles.paid)}>
                <Avatar face={person} size={28} />
                {share.paid && (
                  <span className={styles.tick}>
                    <Icon of={Check} size={12} />
                  </span>
                )}
              </span>
            ))}
          {more > 0 && <span className={styles.more}>+{formats.number(more)}</span>}
          <span className={styles.count}>
            {t('bill.paidOf', { paid: formats.number(paid.length), all: formats.number(shares.length) })}
          </span>
        </span>
      )}
      <Foot what={t(isAsk ? 'bill.ask' : 'bill.split')} at={at} done={!owes && (state === 'settled' || mine?.paid)}>
        {owes ? (
          <b className={styles.act}>{t('bill.payAmount', { amount: money.money(mine.amount, currency) })}</b>
        ) : state === 'open' ? (
          mine ? (
            t('bill.youPaid')
          ) : (
            t('bill.state.open')
          )
        ) : (
          t(`bill.state.${state}`)
        )}
      </Foot>
    </Link>
  )
}

function Foot({
  what,
  at,
  done = false,
  children,
}: {
  what: string
  at?: Date
  done?: boolean | undefined
  children: ReactNode
}) {
  return (
    <span className={styles.foot}>
      <span className={styles.what}>
        {what}
        {at && (
          <>
            {' · '}
            <Time at={at} />
          </>
        )}
      </span>
      <span className={styles.stands}>
        {children}
        {done && <Icon of={Check} size={16} />}
      </span>
    </span>
  )
}

function Time({ at }: { at: Date }) {
  const formats = useFormats()
  return <time dateTime={at.toISOString()}>{formats.time(at)}</time>
}
