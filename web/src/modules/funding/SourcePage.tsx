import type { LinkedSource } from '@sampan/contract'
import { SearchX, Unlink } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useOffline, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Fact, Facts, useMoney } from '../../ui/money/index.ts'
import { Card, Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { showToast } from '../../ui/toast.ts'
import { PaneBar } from '../wallet/PaneBar.tsx'
import styles from './Funding.module.css'
import { canDo, writeExpiry } from './rules.ts'
import { SourceMark, SourceTitle } from './SourceMark.tsx'
import { Unknown } from './SourcesPage.tsx'
import { useFunding } from './useFunding.ts'
import { useSourceName } from './useSourceName.ts'

const back = '/me/wallet/sources'

/** `/me/wallet/sources/:sourceId`: what it can do, and how to be rid of it. */
export function SourcePage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('funding')
  const funding = useFunding()
  const source = funding?.sources.find(({ id }) => id === parameters.sourceId)
  return (
    <>
      <PaneBar title={t(source ? `kind.${source.kind}` : 'title')} back={back} />
      <ScreenBody>
        {source ? <Shown source={source} /> : funding ? <EmptyState icon={SearchX} title={t('gone')} /> : <Unknown />}
      </ScreenBody>
    </>
  )
}

function Shown({ source }: { source: LinkedSource }) {
  const { t } = useTranslation('funding')
  const formats = useFormats()
  const money = useMoney()
  const nameOf = useSourceName()
  const { api } = useSync()
  const isOffline = useOffline()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const { id, expires, mayTopUp, mayWithdraw } = source
  const facts: Fact[] = [
    { label: t('facts.kind'), value: t(`kind.${source.kind}`) },
    ...(expires ? [{ label: t('facts.expires'), value: <bdi>{writeExpiry(expires)}</bdi> }] : []),
    { label: t('facts.currencies'), value: formats.list(source.currencies.map(money.currencyName)) },
    { label: t('facts.linked'), value: formats.date(new Date(source.linkedAt)) },
  ]
  const unlink = () =>
    void act(
      () => api.call('funding.unlinkSource', { sourceId: id }),
      () => {
        showToast({ text: t('unlink.done') })
        navigate(back)
      },
    )
  return (
    <>
      <div className={styles.head}>
        <SourceMark source={source} size={64} />
        <h2 className={styles.headName}>
          <SourceTitle source={source} />
        </h2>
      </div>
      <Card>
        <div className={styles.facts}>
          <Facts facts={facts} />
        </div>
      </Card>
      {canDo(source) === 'none' && <p className={styles.offline}>{t('does.none')}</p>}
      <div className={styles.buttons}>
        {mayTopUp && (
          <Button wide href={`/me/wallet/top-up?from=${id}`}>
            {t('topUp.title')}
          </Button>
        )}
        {mayWithdraw && (
          <Button wide look={mayTopUp ? 'line' : 'main'} href={`/me/wallet/withdraw?to=${id}`}>
            {t('withdraw.title')}
          </Button>
        )}
      </div>
      <Rows>
        <Row
          icon={Unlink}
          look="danger"
          title={t('unlink.action')}
          onPress={() => setAsking(true)}
          disabled={isOffline || pending}
        />
      </Rows>
      {isOffline && <p className={styles.offline}>{t('offline')}</p>}
      <ConfirmSheet
        open={asking}
        title={t('unlink.title', { name: nameOf(source) })}
        text={t('unlink.text')}
        action={t('unlink.action')}
        destroys
        onConfirm={unlink}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
