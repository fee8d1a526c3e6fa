import { ApiError, OfflineError } from '@sampan/sdk/errors.ts'
import i18next from 'i18next'

/** What went wrong, in words for the person and in the language of the screen. */
export function errorText(error: unknown): string {
  if (error instanceof OfflineError) return i18next.t('errors:network')
  if (error instanceof ApiError) return i18next.t([`errors:${error.code}`, 'errors:unknown'])
  return i18next.t('errors:unknown')
}
