import { ApiError } from '@sampan/sdk'
import { Link2Off, MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { errorText, useAct, useFaceOf, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './Lead.module.css'
import { useAskOnline } from './useAskOnline.ts'

const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text)

/** `/g/:token`: where an invitation to a group leads, opened or scanned. */
export function GroupLinkPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('groups')
  const desktop = useDesktop()
  const token = parameters.token ?? ''
  return (
    <>
      <AppBar title={t('join.title')} back={desktop ? undefined : '/chats'} />
      <ScreenBody>{isToken(token) ? <Invitation token={token} key={token} /> : <Dead />}</ScreenBody>
    </>
  )
}

function Dead() {
  const { t } = useTranslation('groups')
  return <EmptyState icon={Link2Off} title={t('join.dead.title')} text={t('join.dead.text')} />
}

function Invitation({ token }: { token: string }) {
  const { t } = useTranslation(['groups', 'common'])
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const faceOf = useFaceOf()
  const asked = useAskOnline(() => actions.readGroupLink(token), token)
  const [waits, setWaits] = useState(false)
  if (asked.state === 'asking') return <Skeleton shape="card" count={1} />
  if (asked.state === 'failed') {
    if (asked.error instanceof ApiError && asked.error.code === 'chat.linkNotFound') return <Dead />
    return (
      <EmptyState icon={Link2Off} title={errorText(asked.error)}>
        <Button look="line" onPress={asked.again}>
          {t('common:retry')}
        </Button>
      </EmptyState>
    )
  }
  const group = asked.answer
  const { conversationId, approval } = group
  const enter = (id: string | null) => (id === null ? setWaits(true) : navigate(`/chats/${id}`, { replace: true }))
  return (
    <section className={styles.card}>
      <Avatar face={faceOf(group.invitedBy)} size={56} />
      <p className={styles.quiet}>
        <Bdi>{t('join.invites', { name: group.invitedBy.name })}</Bdi>
      </p>
      <h2 className={styles.name}>
        <Bdi>{group.title ?? t('unnamed')}</Bdi>
      </h2>
      <p className={styles.quiet}>{t('people', { count: group.memberCount })}</p>
      {conversationId !== null ? (
        <Button wide icon={MessagesSquare} href={`/chats/${conversationId}`}>
          {t('join.open')}
        </Button>
      ) : waits || group.asked ? (
        <p role="status" className={styles.quiet}>
          {t('join.asked')}
        </p>
      ) : (
        <>
          {approval && <p className={styles.quiet}>{t('join.askText')}</p>}
          <Button wide busy={pending} onPress={() => void act(() => actions.joinByLink(token), enter)}>
            {t(approval ? 'join.ask' : 'join.join')}
          </Button>
        </>
      )}
    </section>
  )
}
