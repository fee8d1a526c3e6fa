import type { SourceSummary } from '@sampan/contract'
import { bankInWords, sourceName } from '@sampan/contract/bankNames.ts'
import { useTranslation } from 'react-i18next'

/** "Visa ··4242": as a statement names it, the test bank in the language of the screen. */
export function useSourceName(): (source: SourceSummary) => string {
  const { t } = useTranslation('funding')
  return (source) => bankInWords(sourceName(source), t('testBank'))
}
