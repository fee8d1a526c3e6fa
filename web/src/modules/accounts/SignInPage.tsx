import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { api, nextPath, resume, warmUp } from '../../app/sync/door.ts'
import { mayBeSignedIn } from '../../app/sync/session.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Aboard } from './Aboard.tsx'
import { demoFaceOf } from './demoFaces.ts'
import { thisDevice } from './deviceName.ts'
import { KeepSheet } from './KeepSheet.tsx'
import { passkeysWork, signInWithPasskey } from './passkeys.ts'
import { SecondStep } from './SecondStep.tsx'
import { SignInScreen } from './SignInScreen.tsx'
import { useServer } from './useServer.ts'
import { type Keep, useWayIn } from './useWayIn.ts'

/** A way in that begins anew: what was said of another account does not hold for it. */
const nothingSaid: Keep = {}

export default function SignInPage() {
  const { t } = useTranslation('signIn')
  const facts = useServer()
  const { busy, error, code: refusal, pending, go } = useWayIn<'demo' | 'passkey' | 'password'>()
  const [given, setGiven] = useState<{ handle: string; password: string }>()
  const [second, setSecond] = useState(false)
  useEffect(() => {
    // Whatever is wrong with a code, another can be tried; what is wrong with the password leads back to it.
    if (refusal !== undefined) setSecond(refusal.startsWith('auth.code'))
  }, [refusal])
  useResumedSession()
  if (!facts) {
    return (
      <Aboard title={t('title')} text="">
        <Skeleton shape="card" count={2} />
      </Aboard>
    )
  }
  const wayOf = (input: { handle: string; password: string; code?: string }) => (keep: Keep) =>
    api.call('accounts.signIn', { ...input, ...keep, ...thisDevice() })
  if (second && given) {
    return (
      <SecondStep
        busy={busy === 'password'}
        error={refusal === 'auth.codeRequired' ? undefined : error}
        onCode={(code) => void go('password', wayOf({ ...given, code }))}
        onBack={() => setSecond(false)}
      />
    )
  }
  return (
    <>
      <SignInScreen
        server={location.host}
        people={facts.people.map(({ member, language }) => ({
          handle: member.handle,
          language,
          face: { id: member.id, name: member.name, pictureUrl: demoFaceOf(member.handle) },
        }))}
        signUpOpen={facts.server?.signUpOpen ?? false}
        passkeys={passkeysWork()}
        busy={busy}
        error={refusal === 'auth.codeRequired' ? undefined : error}
        onStepIn={(handle) => void go('demo', () => api.call('accounts.stepIn', { handle, ...thisDevice() }))}
        onPasskey={() => void go('passkey', signInWithPasskey, nothingSaid)}
        onPassword={(handle, password) => {
          setGiven({ handle, password })
          void go('password', wayOf({ handle, password }), nothingSaid)
        }}
      />
      <KeepSheet pending={pending} />
    </>
  )
}

/** Whoever is signed in already does not sign in again. Who never was is not asked after. */
function useResumedSession(): void {
  const [, navigate] = useLocation()
  const search = useSearch()
  useEffect(() => {
    void warmUp()
    if (!mayBeSignedIn()) return
    let here = true
    void resume().then((signedIn) => {
      if (here && signedIn) navigate(nextPath(search), { replace: true })
    })
    return () => {
      here = false
    }
  }, [navigate, search])
}
