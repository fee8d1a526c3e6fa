import type { Conversation } from '@sampan/contract'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useSync } from '../../app/sync/index.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Line } from '../../ui/Line.tsx'

/** Leaves a group, after asking. */
export function LeaveLine({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const owner = conversation.role === 'owner' && conversation.memberCount > 1
  return (
    <>
      <Line icon={LogOut} text={t('leave')} look="danger" disabled={pending} onPress={() => setAsking(true)} />
      <ConfirmSheet
        open={asking}
        title={t('leaveTitle')}
        text={owner ? `${t('leaveText')} ${t('leaveOwner')}` : t('leaveText')}
        action={t('leave')}
        destroys
        onConfirm={() =>
          void act(
            () => actions.leaveGroup(conversation.id),
            () => navigate('/chats', { replace: true }),
          )
        }
        onClose={() => setAsking(false)}
      />
    </>
  )
}
