import type { SourceSummary } from '@sampan/contract'
import { useTranslation } from 'react-i18next'

/** "Visa ··4242": as a statement names it, the test bank in the language of the screen. */
export function useSourceName(): (source: SourceSummary) => string {
  const { t } = useTranslation('funding')
  return ({ provider, kind, name, lastFour }) =>
    `${provider === 'testBank' && kind === 'bankAccount' ? t('testBank') : name} ··${lastFour}`
}
