import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import type { Pending } from './useWayIn.ts'

/** Whoever comes back in the time of grace is asked whether the account shall stay. */
export function KeepSheet({ pending }: { pending: Pending | undefined }) {
  const { t } = useTranslation('signIn')
  const formats = useFormats()
  return (
    <ConfirmSheet
      open={pending !== undefined}
      title={t('pending.title')}
      text={pending ? t('pending.text', { when: formats.dateTime(pending.deletesAt) }) : ''}
      action={t('pending.keep')}
      onConfirm={() => pending?.keep()}
      onClose={() => pending?.close()}
    />
  )
}
