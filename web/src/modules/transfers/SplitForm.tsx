import type { Conversation, ConversationMember, Input } from '@sampan/contract'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { AmountField, AmountKeypad, FormFrame, useAmountEntry, useMoney } from '../../ui/money/index.ts'
import { type AmountKey, minorUnits, pressKey } from '../../ui/money/typedAmount.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useGroupMembers } from '../groups/useConversation.ts'
import { billSharesMax, equalShare, noteLengthMax, sumOf } from './rules.ts'
import { Segments } from './Segments.tsx'
import { ShareRow } from './ShareRow.tsx'
import styles from './Transfers.module.css'
import { useCreateBill } from './useCreateBill.ts'
import { useCurrency } from './useCurrency.ts'
import { usePeople } from './usePeople.ts'

/** A bill among people of a group: a total in equal shares, or to each an amount of its own. */
export function SplitForm({ conversation }: { conversation: Conversation }) {
  const members = useGroupMembers(conversation.id)
  return members ? <Form conversation={conversation} members={members} /> : <Skeleton shape="rows" />
}

type Way = 'equal' | 'named'

function Form({ conversation, members }: { conversation: Conversation; members: readonly ConversationMember[] }) {
  const { t } = useTranslation(['transfers', 'money', 'common'])
  const money = useMoney()
  const { memberId } = useStatus()
  const { nameOf, faceOf } = usePeople()
  const { currency, currencies, setCurrency } = useCurrency()
  const total = useAmountEntry({ currency })
  const [way, setWay] = useState<Way>('equal')
  const [note, setNote] = useState('')
  // Oneself first, then in order of joining.
  const ids = useMemo(() => {
    const all = members.map(({ member }) => member.id)
    return memberId === null ? all : [memberId, ...all.filter((id) => id !== memberId)]
  }, [members, memberId])
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(ids.length > billSharesMax ? ids.slice(1) : []))
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  // Of named amounts: the one that the keys write.
  const [focusedId, setFocusedId] = useState<string>()
  const { create, pending, isOffline } = useCreateBill(conversation)

  const sharing = ids.filter((id) => !left.has(id))
  const named = sharing.flatMap((id) => {
    const amount = minorUnits(typed.get(id) ?? '', currency)
    return amount === null ? [] : [{ memberId: id, amount }]
  })
  const split = splitOf()
  const asked = split?.memberIds.some((id) => id !== memberId) ? split : undefined
  const tooMany = (way === 'equal' ? sharing : named).length > billSharesMax
  const ready = asked !== undefined && !tooMany && !isOffline && conversation.mayPost
  const each = total.amount === null ? null : equalShare(total.amount, sharing.length)

  function splitOf(): { split: Input<'bills.create'>['split']; memberIds: string[] } | undefined {
    if (way === 'named') {
      const memberIds = named.map((share) => share.memberId)
      return { split: { way, shares: named }, memberIds }
    }
    if (total.amount === null || !equalShare(total.amount, sharing.length)) return undefined
    return { split: { way, total: total.amount, memberIds: sharing }, memberIds: sharing }
  }
  const toggle = (id: string, on: boolean) =>
    setLeft((before) => new Set(on ? [...before].filter((other) => other !== id) : [...before, id]))
  const typeShare = (id: string, amount: string) => {
    setTyped((before) => new Map(before).set(id, amount))
    toggle(id, true)
  }
  const pressShare = (key: AmountKey) => {
    if (focusedId !== undefined) typeShare(focusedId, pressKey(typed.get(focusedId) ?? '', key, currency))
  }
  const ask = () => {
    if (asked && ready) create({ currency, note: note.trim(), split: asked.split })
  }

  const foot = (
    <>
      {tooMany && <p className={styles.problem}>{t('bill.tooMany', { count: billSharesMax })}</p>}
      {isOffline && <p className={styles.offline}>{t('offline')}</p>}
      <Button wide busy={pending} disabled={!ready} onPress={ask}>
        {asked ? t('bill.askCount', { count: others(asked.memberIds).length }) : t('bill.askAction')}
      </Button>
    </>
  )

  return (
    <FormFrame
      foot={
        <AmountKeypad
          key={way}
          entry={way === 'equal' ? total : { currency, press: pressShare }}
          onFocus={way === 'named'}
        >
          {foot}
        </AmountKeypad>
      }
    >
      <Segments
        label={t('bill.way')}
        choices={[
          { id: 'equal', text: t('bill.equal') },
          { id: 'named', text: t('bill.named') },
        ]}
        chosen={way}
        onChoose={setWay}
      />
      {way === 'equal' ? (
        <AmountField
          label={t('bill.total')}
          entry={total}
          currencies={currencies}
          onCurrency={setCurrency}
          hint={
            each
              ? t(each.uneven ? 'bill.eachAbout' : 'bill.each', { amount: money.money(each.amount, currency) })
              : undefined
          }
          error={total.amount !== null && sharing.length > 0 && !each ? t('bill.tooSmall') : undefined}
          autoFocus
          onSubmit={ask}
        />
      ) : (
        <p className={styles.sum}>
          <span>{t('bill.total')}</span>
          <bdi>{money.money(sumOf(named.map(({ amount }) => amount)), currency)}</bdi>
        </p>
      )}
      <TextField
        label={t('note.label')}
        placeholder={t('note.hint')}
        value={note}
        onChange={setNote}
        lengthMax={noteLengthMax}
      />
      <section>
        <h2 className={styles.heading}>
          {way === 'equal' ? t('bill.people', { count: sharing.length }) : t('bill.whoPays')}
        </h2>
        <ul className={styles.shares} aria-label={t('bill.whoPays')}>
          {ids.map((id) => (
            <ShareRow
              key={id}
              face={faceOf(id)}
              name={id === memberId ? t('common:you') : nameOf(id)}
              currency={currency}
              {...(way === 'equal'
                ? { on: !left.has(id), onToggle: (on: boolean) => toggle(id, on) }
                : {
                    typed: typed.get(id) ?? '',
                    onTyped: (amount: string) => typeShare(id, amount),
                    onFocus: () => setFocusedId(id),
                  })}
            />
          ))}
        </ul>
      </section>
    </FormFrame>
  )

  function others(memberIds: readonly string[]): string[] {
    return memberIds.filter((id) => id !== memberId)
  }
}
