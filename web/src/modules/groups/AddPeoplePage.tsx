import { PartyPopper } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { showToast } from '../../ui/toast.ts'
import { contactsAmong } from '../contacts/useSections.ts'
import styles from './NewGroupPage.module.css'
import { PaneBar } from './PaneBar.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import { groupMembersMax } from './rules.ts'
import { useConversation, useGroupMembers } from './useConversation.ts'

/** `/chats/:conversationId/details/add`: contacts who are not in the group yet. */
export function AddPeoplePage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('groups')
  const conversationId = parameters.conversationId ?? ''
  const here = `/chats/${conversationId}/details`
  const { actions } = useSync()
  const { ready } = useStatus()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const conversation = useConversation(conversationId)
  const members = useGroupMembers(conversationId)
  const relations = useLive((queries) => queries.relations())
  const [chosen, setChosen] = useState<readonly string[]>([])
  const others = useMemo(() => {
    if (!relations || !members) return undefined
    const inside = new Set(members.map(({ member }) => member.id))
    return contactsAmong(relations).filter(({ member }) => !inside.has(member.id))
  }, [relations, members])
  const count = chosen.length
  const tooMany = count + (conversation?.memberCount ?? 0) > groupMembersMax
  const add = () =>
    void act(
      () => actions.inviteMembers(conversationId, [...chosen]),
      (asked) => {
        showToast({ text: asked ? t('askedIn') : t('added', { count }) })
        navigate(here, { replace: true })
      },
    )
  return (
    <>
      <PaneBar title={t('addPeople')} conversationId={conversationId} back={here} />
      {others?.length === 0 && ready ? (
        <EmptyState icon={PartyPopper} title={t('everybodyIn.title')} text={t('everybodyIn.text')} />
      ) : (
        <div className={styles.body}>
          <PeoplePicker people={others} chosen={chosen} onChange={setChosen} />
          <footer className={styles.foot}>
            <p className={tooMany ? styles.error : styles.hint}>
              {tooMany ? t('full', { count: groupMembersMax }) : t('addHint')}
            </p>
            <Button wide busy={pending} disabled={count === 0 || tooMany} onPress={add}>
              {count === 0 ? t('add') : t('addChosen', { count })}
            </Button>
          </footer>
        </div>
      )}
    </>
  )
}
