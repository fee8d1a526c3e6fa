import { api } from '../../app/sync/door.ts'
import { useLanguage } from '../../locales/useLanguage.ts'
import { thisDevice } from './deviceName.ts'
import { passkeysWork, signUpWithPasskey } from './passkeys.ts'
import { SignUpScreen } from './SignUpScreen.tsx'
import { useServer } from './useServer.ts'
import { useWayIn } from './useWayIn.ts'

export default function SignUpPage() {
  const language = useLanguage()
  const facts = useServer()
  const { busy, error, code, go } = useWayIn<'passkey' | 'password'>()
  const taken = code === 'accounts.handleTaken'
  return (
    <SignUpScreen
      open={facts?.server?.signUpOpen ?? true}
      passkeys={passkeysWork()}
      busy={busy}
      error={taken ? undefined : error}
      handleError={taken ? error : undefined}
      onPassword={(input) =>
        void go('password', () => api.call('accounts.signUp', { ...input, language, ...thisDevice() }))
      }
      onPasskey={(input) => void go('passkey', () => signUpWithPasskey({ ...input, language }))}
    />
  )
}
