import { UserPlus, UsersRound } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { useAct, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { contactsAmong } from '../contacts/useSections.ts'
import styles from './NewGroupPage.module.css'
import { PeoplePicker } from './PeoplePicker.tsx'
import { groupMembersMax, titleLengthMax } from './rules.ts'

/** `/chats/new-group`, or `?with=` somebody who is ticked already. */
export function NewGroupPage() {
  const { t } = useTranslation(['groups', 'contacts'])
  const search = useSearch()
  const [, navigate] = useLocation()
  const { actions } = useSync()
  const { ready } = useStatus()
  const { act, pending } = useAct()
  const relations = useLive((queries) => queries.relations())
  const contacts = useMemo(() => relations && contactsAmong(relations), [relations])
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(() => new URLSearchParams(search).getAll('with'))
  // Somebody may have been removed from the contacts while being ticked.
  const memberIds = chosen.filter((id) => contacts?.some(({ member }) => member.id === id))
  const tooMany = memberIds.length > groupMembersMax - 1
  const create = () =>
    void act(
      () => actions.createGroup({ title: title.trim() || null, memberIds }),
      ({ id }) => navigate(`/chats/${id}`, { replace: true }),
    )
  return (
    <>
      <AppBar title={t('new')} back="/chats" />
      {contacts?.length === 0 && ready ? (
        <EmptyState icon={UsersRound} title={t('noContacts.title')} text={t('noContacts.text')}>
          <Button icon={UserPlus} href="/contacts/new">
            {t('contacts:add')}
          </Button>
        </EmptyState>
      ) : (
        <div className={styles.body}>
          <div className={styles.title}>
            <TextField
              label={t('name')}
              hint={t('nameHint')}
              value={title}
              onChange={setTitle}
              lengthMax={titleLengthMax}
              autoComplete="off"
            />
          </div>
          <PeoplePicker people={contacts} chosen={memberIds} onChange={setChosen} />
          <footer className={styles.foot}>
            {tooMany && <p className={styles.error}>{t('full', { count: groupMembersMax })}</p>}
            <Button wide busy={pending} disabled={memberIds.length === 0 || tooMany} onPress={create}>
              {t('create')}
            </Button>
          </footer>
        </div>
      )}
    </>
  )
}
