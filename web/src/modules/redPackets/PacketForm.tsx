import type { Conversation, Input } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useLocation } from 'wouter'
import { useOffline, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import {
  AmountField,
  AmountKeypad,
  FormFrame,
  useAmountEntry,
  useMoney,
  usePay,
  useWallet,
} from '../../ui/money/index.ts'
import { TextField } from '../../ui/TextField.tsx'
import { Segments } from '../transfers/Segments.tsx'
import { useCurrency } from '../transfers/useCurrency.ts'
import { usePeople } from '../transfers/usePeople.ts'
import { CountField } from './CountField.tsx'
import { CoverThumb } from './CoverArt.tsx'
import { Occasions } from './Occasions.tsx'
import styles from './PacketForm.module.css'
import { PeopleList } from './PeopleList.tsx'
import { type PresetId, presetAmounts, presetsOn } from './presets.ts'
import { amountMax, greetingLengthMax, type Per, type Shares, sharesMax, sharesOf, totalOf, type Way } from './rules.ts'
import { localDay } from './seasons.ts'

interface PacketFormProps {
  conversation: Conversation
  /** What the conversation is called. */
  title: string
  /** Of a group: everyone but oneself. */
  others: readonly string[]
}

export function PacketForm({ conversation, title, others }: PacketFormProps) {
  const { t } = useTranslation(['redPackets', 'money'])
  const money = useMoney()
  const isGroup = conversation.kind === 'group'
  const { currency, currencies, setCurrency } = useCurrency()
  const { wallet, balanceOf, limitsOf } = useWallet()
  const occasion = useOccasion()
  const [way, setWay] = useState<Way>(isGroup ? 'lucky' : 'equal')
  const [per, setPer] = useState<Per>('total')
  const countMax = isGroup ? Math.min(sharesMax, others.length + 1) : 1
  // A share for each, at first: what most would type.
  const [typedCount, setCount] = useState<number | null>(countMax)
  const [forIds, setForIds] = useState<readonly string[]>([])
  const count = way === 'exclusive' ? forIds.length : (typedCount ?? 0)
  const isPer = way === 'lucky' || !isGroup ? 'total' : per
  const max =
    wallet && count > 0
      ? amountMax(balanceOf(currency).available, limitsOf(currency)?.payment ?? null, isPer, count)
      : undefined
  const entry = useAmountEntry({ currency, ...(max !== undefined && { max }) })
  const { amount } = entry
  const total = amount === null || count === 0 ? null : totalOf(amount, isPer, count)
  const shares = total === null ? undefined : sharesOf(way, total, count)
  const suggested = presetAmounts(occasion.preset, currency).filter(
    (each) => max === undefined || BigInt(each) <= BigInt(max),
  )
  const isOffline = useOffline()
  const ready =
    total !== null &&
    shares?.kind !== 'tooSmall' &&
    !entry.over &&
    count <= countMax &&
    !isOffline &&
    conversation.mayPost
  const { send, paying } = useSending(conversation, title)

  const choose = (next: Way) => {
    setWay(next)
    // What each gets is what one thinks of where all get the same.
    setPer(next === 'lucky' ? 'total' : 'share')
  }
  const go = () => {
    if (total === null || !ready) return
    const split = way === 'exclusive' ? { way, forIds: [...forIds] } : { way, count }
    void send({ split, total, currency, greeting: occasion.greeting, cover: occasion.cover }, count)
  }

  return (
    <FormFrame
      foot={
        <>
          <AmountKeypad entry={entry} onFocus>
            {isOffline && <p className={styles.offline}>{t('offline')}</p>}
            <Button wide disabled={!ready} onPress={go}>
              {total === null ? t('new.action') : t('new.actionAmount', { amount: money.money(total, currency) })}
            </Button>
          </AmountKeypad>
          {paying}
        </>
      }
    >
      <Occasions presets={occasion.presets} chosen={occasion.id} onChoose={occasion.choose} />
      {isGroup && (
        <Segments
          label={t('new.way')}
          choices={[
            { id: 'lucky', text: t('way.lucky') },
            { id: 'equal', text: t('way.equal') },
            { id: 'exclusive', text: t('way.exclusive') },
          ]}
          chosen={way}
          onChoose={choose}
        />
      )}
      {way === 'exclusive' ? (
        <PeopleList ids={others} chosen={forIds} onChange={setForIds} />
      ) : (
        isGroup && <CountField value={typedCount} max={countMax} people={others.length + 1} onChange={setCount} />
      )}
      <div className={styles.amount}>
        <AmountField
          label={isGroup ? t(isPer === 'share' ? 'new.each' : 'new.total') : t('new.amount')}
          entry={entry}
          currencies={currencies}
          onCurrency={setCurrency}
          hint={hint()}
          error={shares?.kind === 'tooSmall' ? t('new.tooSmall') : undefined}
          onSubmit={go}
        />
        {isGroup && way !== 'lucky' && (
          <Button look="plain" small onPress={() => setPer(per === 'total' ? 'share' : 'total')}>
            {t(per === 'total' ? 'new.perShare' : 'new.perTotal')}
          </Button>
        )}
      </div>
      {suggested.length > 0 && (
        <Chips
          label={t('new.suggested')}
          options={suggested.map((each) => ({ id: each, text: money.money(each, currency) }))}
          chosen={amount === null ? [] : [amount]}
          onPress={entry.setAmount}
        />
      )}
      <TextField
        label={t('new.greeting')}
        value={occasion.greeting}
        onChange={occasion.setGreeting}
        lengthMax={greetingLengthMax}
      />
      <p className={styles.note}>{t('new.note')}</p>
    </FormFrame>
  )

  function hint(): string | undefined {
    if (shares) return preview(shares)
    return wallet && t('money:available', { amount: money.money(balanceOf(currency).available, currency) })
  }
  function preview(each: Shares): string | undefined {
    switch (each.kind) {
      case 'each':
        return t('shares.each', {
          amount: money.money(each.amount, currency),
          total: money.money(total ?? '0', currency),
        })
      case 'uneven':
        return t('shares.uneven', { low: money.money(each.low, currency), high: money.money(each.high, currency) })
      case 'lucky':
        return t('shares.lucky', { count, average: money.money(each.average, currency) })
      default:
        return undefined
    }
  }
}

/** The occasion, with its cover and its words; words of one's own stay when another occasion is chosen. */
function useOccasion() {
  const { t } = useTranslation('redPackets')
  const [presets] = useState(() => presetsOn(localDay(new Date())))
  const [id, choose] = useState<PresetId>(presets[0]?.id ?? 'wishes')
  const [own, setGreeting] = useState<string>()
  const preset = presets.find((each) => each.id === id) ?? {
    id: 'wishes' as const,
    cover: 'plain' as const,
    amounts: [],
  }
  return {
    presets,
    preset,
    id,
    choose,
    cover: preset.cover,
    greeting: own ?? t(`presets.${id}.greeting`),
    setGreeting,
  }
}

function useSending({ id: conversationId }: Conversation, title: string) {
  const { t } = useTranslation('redPackets')
  const { actions } = useSync()
  const [, navigate] = useLocation()
  const { nameOf } = usePeople()
  const { list } = useFormats()
  const { pay, paying } = usePay()
  // One packet, however often it is tried. Also with another total: where the first answer was lost, it may have gone.
  const [packetId] = useState(() => v7())

  async function send(
    packet: Omit<Input<'redPackets.send'>, 'packetId' | 'conversationId' | 'pinProof'>,
    count: number,
  ): Promise<void> {
    const { split, total, currency, cover } = packet
    const greeting = packet.greeting.trim()
    const sent = await pay({
      title: t('title'),
      payee: { name: title, lead: <CoverThumb name={cover} small /> },
      amount: total,
      currency,
      facts: [
        ...(split.way === 'exclusive'
          ? [{ label: t('facts.for'), value: <bdi>{list(split.forIds.map(nameOf))}</bdi> }]
          : []),
        ...(count > 1 ? [{ label: t('facts.shares'), value: t(`facts.${split.way}`, { count }) }] : []),
        ...(greeting === '' ? [] : [{ label: t('facts.greeting'), value: <bdi>{greeting}</bdi> }]),
      ],
      act: (pinProof) =>
        actions.sendPacket({
          ...packet,
          greeting,
          packetId,
          conversationId,
          ...(pinProof !== undefined && { pinProof }),
        }),
      quiet: true,
    })
    if (sent) navigate(`/chats/${conversationId}`)
  }
  return { send, paying }
}
