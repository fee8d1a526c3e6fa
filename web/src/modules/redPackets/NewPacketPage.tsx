import type { Conversation } from '@sampan/contract'
import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../../app/sync/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PaneBar } from '../groups/PaneBar.tsx'
import { useConversation, useGroupMembers } from '../groups/useConversation.ts'
import { useNaming } from '../groups/useNaming.ts'
import { PacketForm } from './PacketForm.tsx'

/** `/chats/:conversationId/red-packet`: how it is shared, how much, with which words; then the sheet with the PIN. */
export function NewPacketPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('redPackets')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  return (
    <>
      <PaneBar title={t('title')} conversationId={conversationId} />
      {conversation ? (
        conversation.kind === 'group' ? (
          <ToGroup conversation={conversation} />
        ) : (
          <ToFriend conversation={conversation} />
        )
      ) : conversation === null ? (
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <Skeleton shape="card" count={1} />
      )}
    </>
  )
}

function ToFriend({ conversation }: { conversation: Conversation }) {
  const naming = useNaming()
  return naming ? (
    <PacketForm conversation={conversation} title={naming.title(conversation)} others={[]} />
  ) : (
    <Skeleton shape="card" count={1} />
  )
}

function ToGroup({ conversation }: { conversation: Conversation }) {
  const naming = useNaming()
  const members = useGroupMembers(conversation.id)
  const { memberId } = useStatus()
  if (!naming || !members) return <Skeleton shape="rows" />
  const others = members.map(({ member }) => member.id).filter((id) => id !== memberId)
  return <PacketForm conversation={conversation} title={naming.title(conversation)} others={others} />
}
