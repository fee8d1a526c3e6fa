import { SignInScreen } from './SignInScreen.tsx'

export default function SignInPage() {
  return (
    <SignInScreen
      server={location.host}
      people={[]}
      signUpOpen
      passkeys={'PublicKeyCredential' in window}
      onStepIn={() => {}}
      onPasskey={() => {}}
      onPassword={() => {}}
    />
  )
}
