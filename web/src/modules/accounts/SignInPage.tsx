import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { api, nextPath, resume, warmUp } from '../../app/sync/door.ts'
import { mayBeSignedIn } from '../../app/sync/session.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Aboard } from './Aboard.tsx'
import { demoFaceOf } from './demoFaces.ts'
import { thisDevice } from './deviceName.ts'
import { passkeysWork, signInWithPasskey } from './passkeys.ts'
import { SignInScreen } from './SignInScreen.tsx'
import { useServer } from './useServer.ts'
import { useWayIn } from './useWayIn.ts'

export default function SignInPage() {
  const { t } = useTranslation('signIn')
  const facts = useServer()
  const { busy, error, go } = useWayIn<'demo' | 'passkey' | 'password'>()
  useResumedSession()
  if (!facts) {
    return (
      <Aboard title={t('title')} text="">
        <Skeleton shape="card" count={2} />
      </Aboard>
    )
  }
  return (
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
      error={error}
      onStepIn={(handle) => void go('demo', () => api.call('accounts.stepIn', { handle, ...thisDevice() }))}
      onPasskey={() => void go('passkey', signInWithPasskey)}
      onPassword={(handle, password) =>
        void go('password', () => api.call('accounts.signIn', { handle, password, ...thisDevice() }))
      }
    />
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
