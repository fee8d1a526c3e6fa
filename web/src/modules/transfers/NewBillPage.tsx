import type { Conversation } from '@sampan/contract'
import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PaneBar } from '../groups/PaneBar.tsx'
import { useConversation } from '../groups/useConversation.ts'
import { AskForm } from './AskForm.tsx'
import { SplitForm } from './SplitForm.tsx'

/** `/chats/:conversationId/bill`: asks the other for money, or splits a bill in a group. */
export function NewBillPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('transfers')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  return (
    <>
      <PaneBar
        title={conversation?.kind === 'group' ? t('bill.newSplit') : t('bill.newAsk')}
        conversationId={conversationId}
      />
      {conversation ? (
        <Form conversation={conversation} />
      ) : conversation === null ? (
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <Skeleton shape="card" count={1} />
      )}
    </>
  )
}

function Form({ conversation }: { conversation: Conversation }) {
  const { peer } = conversation
  return peer ? <AskForm conversation={conversation} peer={peer} /> : <SplitForm conversation={conversation} />
}
