import type { Conversation, JoinRequest } from '@sampan/contract'
import { UserCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { errorText, useAct, useFaceOf, useSync } from '../../app/sync/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import details from './Details.module.css'
import styles from './Lead.module.css'
import { PaneBar } from './PaneBar.tsx'
import { useAskOnline } from './useAskOnline.ts'
import { useConversation } from './useConversation.ts'
import { useGroupPerson } from './useGroupPerson.ts'

/** `/chats/:conversationId/details/requests`: who waits to be let into a group. */
export function JoinRequestsPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('groups')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  return (
    <>
      <PaneBar title={t('requests.title')} conversationId={conversationId} back={`/chats/${conversationId}/details`} />
      <div className={details.scroll}>
        {conversation?.group ? <Requests conversation={conversation} /> : <Skeleton shape="rows" count={3} />}
      </div>
    </>
  )
}

function Requests({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  // Asked again whenever the count is another: somebody came, or another admin answered.
  const asked = useAskOnline(
    () => actions.listJoinRequests(conversation.id),
    `${conversation.id} ${conversation.group?.requestCount}`,
  )
  if (asked.state === 'asking') return <Skeleton shape="rows" count={3} />
  if (asked.state === 'failed') return <EmptyState icon={UserCheck} title={errorText(asked.error)} />
  if (asked.answer.length === 0)
    return <EmptyState icon={UserCheck} title={t('requests.none.title')} text={t('requests.none.text')} />
  return (
    <ul className={`${styles.page} ${styles.requests}`}>
      {asked.answer.map((request) => (
        <Request key={request.member.id} conversationId={conversation.id} request={request} />
      ))}
    </ul>
  )
}

function Request({ conversationId, request }: { conversationId: string; request: JoinRequest }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const faceOf = useFaceOf()
  const { name } = useGroupPerson(conversationId)
  const { member, invitedById, byLink } = request
  const answer = (accept: boolean) => void act(() => actions.answerJoinRequest(conversationId, member.id, accept))
  return (
    <li className={styles.request}>
      <div className={styles.who}>
        <Avatar face={faceOf(member)} size={48} />
        <span className={styles.words}>
          <Bdi>{member.name}</Bdi>
          <small>{t(byLink ? 'requests.byLink' : 'requests.brought', { name: name(invitedById) })}</small>
        </span>
      </div>
      <div className={styles.answers}>
        <Button look="line" small disabled={pending} onPress={() => answer(false)}>
          {t('requests.decline')}
        </Button>
        <Button small busy={pending} onPress={() => answer(true)}>
          {t('requests.accept')}
        </Button>
      </div>
    </li>
  )
}
