import type { SignedIn } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { enter, nextPath } from '../../app/sync/door.ts'
import { errorText } from '../../app/sync/errorText.ts'
import { PasskeyNotUsed } from './passkeys.ts'

/** Runs one way in at a time; where it succeeds the app opens, else the page says why not. */
export function useWayIn<Way extends string>() {
  const { t } = useTranslation('signIn')
  const [, navigate] = useLocation()
  const search = useSearch()
  const [busy, setBusy] = useState<Way>()
  const [error, setError] = useState<string>()
  const [code, setCode] = useState<string>()

  const go = useCallback(
    async (way: Way, signIn: () => Promise<SignedIn>) => {
      setBusy(way)
      setError(undefined)
      setCode(undefined)
      try {
        await enter(await signIn())
        navigate(nextPath(search), { replace: true })
      } catch (reason) {
        setError(reason instanceof PasskeyNotUsed ? t('passkeyFailed') : errorText(reason))
        setCode(reason instanceof ApiError ? reason.code : undefined)
      } finally {
        setBusy(undefined)
      }
    },
    [navigate, search, t],
  )
  return { busy, error, code, go }
}
