import { useTranslation } from 'react-i18next'
import { AskSheet } from './AskSheet.tsx'

interface CallSheetProps {
  number: string | undefined
  onAnswer: (yes: boolean) => void
}

/** Before a number of a program goes to the telephone. */
export function CallSheet({ number, onAnswer }: CallSheetProps) {
  const { t } = useTranslation('miniPrograms')
  return (
    <AskSheet
      open={number !== undefined}
      title={t('call.title')}
      text={t('call.text', { number: number ?? '' })}
      action={t('call.do')}
      onAnswer={onAnswer}
    />
  )
}
