import { SignUpScreen } from './SignUpScreen.tsx'

export default function SignUpPage() {
  return <SignUpScreen open passkeys={'PublicKeyCredential' in window} onPassword={() => {}} onPasskey={() => {}} />
}
