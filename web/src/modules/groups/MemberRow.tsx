import type { Conversation, ConversationMember } from '@sampan/contract'
import { Crown, Ellipsis, ShieldCheck, ShieldOff, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useAct, useOnlineMembers, useStatus, useSync } from '../../app/sync/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import styles from './MemberRow.module.css'
import { memberActs } from './rules.ts'
import { useGroupPerson } from './useGroupPerson.ts'
import type { Naming } from './useNaming.ts'

interface MemberRowProps {
  conversation: Conversation
  member: ConversationMember
  naming: Naming
}

/** Somebody in a group: who, which role, and what one may do about it. */
export function MemberRow({ conversation, member: { member, role, invitedById }, naming }: MemberRowProps) {
  const { t } = useTranslation(['groups', 'common'])
  const { actions } = useSync()
  const { act } = useAct()
  const { memberId } = useStatus()
  const online = useOnlineMembers().has(member.id)
  const [removing, setRemoving] = useState(false)
  const isSelf = member.id === memberId
  const may = memberActs(conversation.role, role, isSelf)
  const person = useGroupPerson(conversation.id)
  const name = person.name(member.id) || naming.of(member)
  const inviter = invitedById === null ? '' : person.name(invitedById)
  const invited = invitedById === memberId ? t('invitedByYou') : inviter === '' ? '' : t('invitedBy', { name: inviter })
  const [handing, setHanding] = useState(false)
  const setRole = may.setRole
  const entries: MenuEntry[] = [
    ...(setRole === null
      ? []
      : [
          {
            id: 'role',
            text: t(setRole === 'admin' ? 'makeAdmin' : 'endAdmin'),
            icon: setRole === 'admin' ? ShieldCheck : ShieldOff,
            onPress: () => void act(() => actions.setRole(conversation.id, member.id, setRole)),
          },
        ]),
    ...(conversation.role === 'owner' && !isSelf
      ? [{ id: 'owner', text: t('transfer.action'), icon: Crown, onPress: () => setHanding(true) }]
      : []),
    ...(may.remove
      ? [{ id: 'remove', text: t('remove'), icon: UserMinus, destroys: true, onPress: () => setRemoving(true) }]
      : []),
  ]
  const roles = [isSelf ? t('common:you') : '', role === 'member' ? '' : t(role)].filter(Boolean)
  return (
    <div className={styles.row}>
      <Link href={`/chats/${conversation.id}/details/people/${member.id}`} data-row="" className={styles.who ?? ''}>
        <Avatar face={naming.face(member)} size={32} online={online && !isSelf} />
        <span className={styles.name}>
          <Bdi cut>{name}</Bdi>
          {invited !== '' && <small className={styles.invited}>{invited}</small>}
        </span>
        {roles.length > 0 && <span className={styles.role}>{roles.join(' · ')}</span>}
      </Link>
      {entries.length > 0 && (
        <Menu label={t('memberMenu', { name })} entries={entries}>
          <IconButton size={20} label={t('memberMenu', { name })} icon={Ellipsis} />
        </Menu>
      )}
      <ConfirmSheet
        open={handing}
        title={t('transfer.title', { name })}
        text={t('transfer.text')}
        action={t('transfer.action')}
        onConfirm={() => void act(() => actions.transferGroup(conversation.id, member.id))}
        onClose={() => setHanding(false)}
      />
      <ConfirmSheet
        open={removing}
        title={t('removeTitle', { name })}
        text={t('removeText')}
        action={t('remove')}
        destroys
        onConfirm={() => void act(() => actions.removeMember(conversation.id, member.id))}
        onClose={() => setRemoving(false)}
      />
    </div>
  )
}
