import { Waves } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useEndsPicture } from './firstScreen.ts'

export function NotFound() {
  const { t } = useTranslation('common')
  // What was here before is gone.
  useEndsPicture(true)
  return (
    <EmptyState icon={Waves} title={t('notFound.title')} text={t('notFound.text')}>
      <Button look="soft" href="/chats">
        {t('notFound.action')}
      </Button>
    </EmptyState>
  )
}
