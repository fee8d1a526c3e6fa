/** The browser's side of WebAuthn. The library comes only when somebody uses a passkey. */
import type { Output, SignedIn } from '@sampan/contract'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { api } from '../../app/sync/door.ts'
import type { AppLanguage } from '../../locales/language.ts'
import { thisDevice } from './deviceName.ts'

export const passkeysWork = (): boolean => typeof window !== 'undefined' && 'PublicKeyCredential' in window

/** The person closed the browser's window or has no fitting passkey. Not a fault, so not told as one. */
export class PasskeyNotUsed extends Error {
  override readonly name = 'PasskeyNotUsed'
}

type Begun = Output<'accounts.beginPasskeySignIn'>
type Credential = Record<string, unknown>

async function create({ options }: Begun): Promise<Credential> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  // The server makes them as WebAuthn's own JSON; the contract does not repeat that standard.
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  return used(() => startRegistration({ optionsJSON }))
}

async function get({ options }: Begun): Promise<Credential> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  return used(() => startAuthentication({ optionsJSON }))
}

async function used(ceremony: () => Promise<object>): Promise<Credential> {
  try {
    return { ...(await ceremony()) }
  } catch (error) {
    if (error instanceof Error) throw new PasskeyNotUsed(error.message, { cause: error })
    throw error
  }
}

export async function signInWithPasskey(keep: { keepAccount?: true }): Promise<SignedIn> {
  const begun = await api.call('accounts.beginPasskeySignIn', {})
  const credential = await get(begun)
  const { ceremonyId } = begun
  return api.call('accounts.finishPasskeySignIn', { ceremonyId, credential, ...keep, ...thisDevice() })
}

export async function signUpWithPasskey(input: {
  handle: string
  name: string
  language: AppLanguage
}): Promise<SignedIn> {
  const begun = await api.call('accounts.beginPasskeySignUp', input)
  const credential = await create(begun)
  return api.call('accounts.finishPasskeySignUp', { ceremonyId: begun.ceremonyId, credential, ...thisDevice() })
}

/** That it is the owner who asks: for `accounts.makeRecoveryCodes` and what else must not be done by another. */
export async function proveByPasskey(): Promise<{ ceremonyId: string; credential: Credential }> {
  const begun = await api.call('accounts.beginProof', {})
  return { ceremonyId: begun.ceremonyId, credential: await get(begun) }
}

export async function addPasskey(): Promise<void> {
  const begun = await api.call('accounts.beginPasskeyAdd', {})
  const credential = await create(begun)
  const { deviceName: name } = thisDevice()
  await api.call('accounts.finishPasskeyAdd', { ceremonyId: begun.ceremonyId, credential, name })
}
