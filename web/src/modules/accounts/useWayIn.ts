import type { SignedIn } from '@sampan/contract'
import { ApiError } from '@sampan/sdk/errors.ts'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { enter, nextPath } from '../../app/sync/door.ts'
import { errorText } from '../../app/sync/errorText.ts'
import { PasskeyNotUsed } from './passkeys.ts'

/** An account that is to be deleted, and was come back to. */
export interface Pending {
  deletesAt: Date
  keep(): void
  close(): void
}

export type Keep = { keepAccount?: true }

/** Runs one way in at a time; where it succeeds the app opens, else the page says why not. */
export function useWayIn<Way extends string>() {
  const { t } = useTranslation('signIn')
  const [, navigate] = useLocation()
  const search = useSearch()
  const [busy, setBusy] = useState<Way>()
  const [error, setError] = useState<string>()
  const [code, setCode] = useState<string>()
  const [pending, setPending] = useState<Pending>()
  // Once it was said that the account shall stay, that holds for the steps that follow.
  const kept = useRef<Keep>({})
  const again = useRef<typeof go>(undefined)

  const go = useCallback(
    async (way: Way, signIn: (keep: Keep) => Promise<SignedIn>, keep: Keep = kept.current): Promise<void> => {
      kept.current = keep
      setBusy(way)
      setError(undefined)
      setPending(undefined)
      setCode(undefined)
      try {
        await enter(await signIn(keep))
        navigate(nextPath(search), { replace: true })
      } catch (reason) {
        const deletesAt = reason instanceof ApiError ? deletionIn(reason) : undefined
        if (deletesAt)
          setPending({
            deletesAt,
            keep: () => void again.current?.(way, signIn, { keepAccount: true }),
            close: () => setPending(undefined),
          })
        setError(deletesAt ? undefined : reason instanceof PasskeyNotUsed ? t('passkeyFailed') : errorText(reason))
        setCode(reason instanceof ApiError ? reason.code : undefined)
      } finally {
        setBusy(undefined)
      }
    },
    [navigate, search, t],
  )
  again.current = go
  return { busy, error, code, pending, go }
}

function deletionIn({ code, details }: ApiError): Date | undefined {
  const at = code === 'auth.deletionPending' ? details?.deletesAt : undefined
  return typeof at === 'string' ? new Date(at) : undefined
}
