import type { Receipt, WalletEntry } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { Copy, MessageCircle, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { errorText, useAct, useAsk, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { type Fact, Facts, MoneyText } from '../../ui/money/index.ts'
import { Card } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { EntryMark, EntryTitle } from './EntryRow.tsx'
import { PaneBar } from './PaneBar.tsx'
import styles from './ReceiptPage.module.css'
import { useParties } from './useParties.ts'

/** One movement as a page: `/me/wallet/entries/:entryId`, and beside the statement. */
export function ReceiptPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('wallet')
  const [path] = useLocation()
  const entryId = parameters.entryId ?? ''
  const back = path.startsWith('/me/wallet/statement') ? '/me/wallet/statement' : '/me/wallet'
  return (
    <>
      <PaneBar title={t('receipt.title')} back={back} />
      <ScreenBody>
        <ReceiptOf key={entryId} entryId={entryId} />
      </ScreenBody>
    </>
  )
}

function ReceiptOf({ entryId }: { entryId: string }) {
  const { t } = useTranslation(['wallet', 'common'])
  const { api } = useSync()
  const { upToDate } = useStatus()
  const held = useLive(
    async (queries) => (await queries.latestEntries(100)).find(({ id }) => id === entryId) ?? null,
    entryId,
  )
  const asked = useAsk(() => api.call('wallet.getEntry', { entryId }), `${entryId} ${upToDate}`)
  const receipt = asked.state === 'answered' ? asked.answer.receipt : undefined
  const members = asked.state === 'answered' ? asked.answer.members : []
  const partyOf = useParties(members)
  const entry = receipt?.entry ?? held ?? undefined
  if (!entry) {
    if (asked.state === 'asking' || held === undefined) return <Skeleton shape="card" count={2} />
    const gone =
      asked.state === 'failed' && asked.error instanceof ApiError && asked.error.code === 'wallet.entryNotFound'
    if (gone || asked.state !== 'failed') return <EmptyState icon={SearchX} title={t('receipt.gone')} />
    return (
      <EmptyState icon={SearchX} title={errorText(asked.error)}>
        <Button look="soft" onPress={asked.again}>
          {t('common:retry')}
        </Button>
      </EmptyState>
    )
  }
  return <Shown entry={entry} receipt={receipt} partyOf={partyOf} />
}

interface ShownProps {
  entry: WalletEntry
  receipt: Receipt | undefined
  partyOf: ReturnType<typeof useParties>
}

function Shown({ entry, receipt, partyOf }: ShownProps) {
  const { t } = useTranslation(['wallet', 'common'])
  const formats = useFormats()
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const party = partyOf(entry.with, entry)
  const { memberId } = entry.with
  const copy = (text: string) =>
    void act(
      () => navigator.clipboard.writeText(text),
      () => showToast({ text: t('common:copied') }),
    )
  const side = (name: string | null): ReactNode => (name === null ? t('receipt.nobody') : <Bdi>{name}</Bdi>)
  const facts: Fact[] = [
    { label: t('receipt.kind'), value: t(`kind.${entry.kind}`) },
    ...(entry.note === '' ? [] : [{ label: t('receipt.note'), value: <Bdi>{entry.note}</Bdi> }]),
    ...(receipt
      ? [
          { label: t('receipt.payer'), value: side(partyOf(receipt.payer, entry).name) },
          { label: t('receipt.payee'), value: side(partyOf(receipt.payee, entry).name) },
        ]
      : []),
    { label: t('receipt.at'), value: formats.dateTime(new Date(entry.at)) },
    { label: t('receipt.balance'), value: <MoneyText amount={entry.balance} currency={entry.currency} /> },
  ]
  return (
    <>
      <div className={styles.head}>
        <EntryMark entry={entry} party={party} size={64} />
        <h2 className={styles.name}>
          <EntryTitle entry={entry} party={party} />
        </h2>
        <MoneyText amount={entry.amount} currency={entry.currency} sign="both" size={40} tinted />
        <p className={styles.done}>{t(entry.amount.startsWith('-') ? 'receipt.sent' : 'receipt.arrived')}</p>
      </div>
      <Card label={t('receipt.title')}>
        <div className={styles.facts}>
          <Facts facts={facts} />
        </div>
      </Card>
      {receipt && (
        <Card>
          <div className={styles.number}>
            <div className={styles.words}>
              <p className={styles.label}>{t('receipt.number')}</p>
              <bdi dir="ltr" className={styles.digits}>
                {receipt.number}
              </bdi>
            </div>
            <IconButton label={t('common:copy')} icon={Copy} size={20} onPress={() => copy(receipt.number)} />
          </div>
        </Card>
      )}
      {memberId !== null && party.face && (
        <Button
          look="line"
          wide
          icon={MessageCircle}
          busy={pending}
          onPress={() =>
            void act(
              () => actions.openDirect(memberId),
              ({ id }) => navigate(`/chats/${id}`),
            )
          }
        >
          {t('receipt.talk')}
        </Button>
      )}
      <p className={styles.hint}>{t('receipt.hint')}</p>
    </>
  )
}
