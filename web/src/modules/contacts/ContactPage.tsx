import type { Relation } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { CloudOff, RefreshCw, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Asked, errorText, useAsk, useLive, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { Person } from './Person.tsx'

/** `/contacts/:memberId` */
export function ContactPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('contacts')
  const desktop = useDesktop()
  const memberId = parameters.memberId ?? ''
  return (
    <>
      <AppBar title={t('card')} back={desktop ? undefined : '/contacts'} />
      <ScreenBody>
        <PersonById memberId={memberId} key={memberId} />
      </ScreenBody>
    </>
  )
}

/** Somebody's card: whom the store holds at once, others as the server tells. */
export function PersonById({ memberId }: { memberId: string }) {
  const held = useLive(async (queries) => (await queries.relation(memberId)) ?? null, memberId)
  if (held === undefined) return <Skeleton shape="card" count={3} />
  return held ? <Person relation={held} /> : <Stranger memberId={memberId} />
}

function Stranger({ memberId }: { memberId: string }) {
  const { t } = useTranslation('contacts')
  const { actions } = useSync()
  const asked = useAsk(actions.getRelation, memberId)
  return <AskedPerson asked={asked} nobody={t('notFound.title')} nobodyText={t('notFound.text')} />
}

interface AskedPersonProps {
  asked: Asked<Relation>
  /** What to say where the server knows nobody. */
  nobody: string
  nobodyText: string
  /** What to do then. */
  children?: ReactNode
}

/** A person whom the server was asked for. What is done on the card comes back through the store. */
export function AskedPerson({ asked, nobody, nobodyText, children }: AskedPersonProps) {
  const { t } = useTranslation(['contacts', 'common'])
  const memberId = asked.state === 'answered' ? asked.answer.member.id : ''
  const held = useLive(
    async (queries) => (memberId === '' ? null : ((await queries.relation(memberId)) ?? null)),
    memberId,
  )
  if (asked.state === 'answered') return <Person relation={held ?? asked.answer} />
  if (asked.state === 'asking') return <Skeleton shape="card" count={3} />
  const known = asked.error instanceof ApiError && asked.error.code === 'member.notFound'
  if (known) {
    return (
      <EmptyState icon={UserX} title={nobody} text={nobodyText}>
        {children}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={CloudOff} title={t('link.unreachable')} text={errorText(asked.error)}>
      <Button look="soft" icon={RefreshCw} onPress={asked.again}>
        {t('common:retry')}
      </Button>
    </EmptyState>
  )
}
