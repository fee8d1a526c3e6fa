import type { LinkedSource } from '@sampan/contract'
import { ClipboardList, CreditCard, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useStatus } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { canDo } from './rules.ts'
import { SourceMark, SourceTitle } from './SourceMark.tsx'
import { TestNote } from './TestNote.tsx'
import { useFunding } from './useFunding.ts'

/** `/me/wallet/sources`: what is linked to the wallet. */
export function SourcesPage() {
  const { t } = useTranslation('funding')
  const funding = useFunding()
  const [path] = useLocation()
  // Beside the form, which says so itself.
  const isSaid = path === '/me/wallet/sources/new'
  return (
    <>
      <AppBar title={t('title')} back="/me/wallet" />
      <ScreenBody>
        {funding ? (
          <>
            {funding.offer.test && !isSaid && <TestNote provider={funding.offer.provider} />}
            <List sources={funding.sources} />
          </>
        ) : (
          <Unknown />
        )}
      </ScreenBody>
    </>
  )
}

function List({ sources }: { sources: readonly LinkedSource[] }) {
  const { t } = useTranslation('funding')
  const [path] = useLocation()
  if (sources.length === 0) {
    return (
      <EmptyState icon={CreditCard} title={t('none.title')} text={t('none.text')}>
        <Button icon={Plus} href="/me/wallet/sources/new">
          {t('add')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <>
      <Rows label={t('title')} inset="tile">
        {sources.map((source) => (
          <Row
            key={source.id}
            lead={<SourceMark source={source} />}
            title={<SourceTitle source={source} />}
            detail={t(`does.${canDo(source)}`)}
            href={`/me/wallet/sources/${source.id}`}
            chosen={path === `/me/wallet/sources/${source.id}`}
          />
        ))}
      </Rows>
      <Rows>
        <Row icon={Plus} look="action" title={t('add')} href="/me/wallet/sources/new" arrow={false} />
      </Rows>
      <Rows>
        <Row icon={ClipboardList} title={t('orders.title')} href="/me/wallet/orders" />
      </Rows>
    </>
  )
}

/** Before this device has heard of anything. */
export function Unknown() {
  const { t } = useTranslation('funding')
  const { link } = useStatus()
  if (link !== 'offline') return <Skeleton shape="card" count={2} />
  return <EmptyState icon={CreditCard} title={t('unknown.title')} text={t('unknown.text')} />
}
