import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { searchKeys } from '../../ui/searchTarget.ts'
import { ChatsScreen } from './ChatsScreen.tsx'

export function ChatsPage() {
  const [query, setQuery] = useState('')
  return (
    <ChatsScreen
      rows={undefined}
      query={query}
      onQuery={setQuery}
      currentId={undefined}
      now={new Date()}
      onPin={() => {}}
      onMute={() => {}}
      onMarkRead={() => {}}
    />
  )
}

export function ChooseChat() {
  const { t } = useTranslation('chat')
  return <EmptyState icon={MessagesSquare} title={t('pick.title')} text={t('pick.text', { keys: searchKeys })} />
}

export const NewGroupPage = () => <Skeleton shape="rows" />
