/** WebAuthn level 3 by `@simplewebauthn/server`: what is asked of browsers, and what is believed of their answers. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { AccountsServices } from './services.ts'
import type { NewPasskey, PasskeyRow } from './store.ts'

type Site = Pick<AccountsServices, 'name' | 'origin' | 'random'>

const CHALLENGE_BYTES = 32
/** COSE algorithms, the best first: EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257]

/** Passkeys belong to the host, without its port. */
const siteId = ({ origin }: Site): string => new URL(origin).hostname

const challengeOf = ({ random }: Site) => new Uint8Array(random(CHALLENGE_BYTES))

/** What the authenticator keeps as the owner of a passkey: the bytes of the member's id, which say nothing of the person. */
const userHandleOf = (memberId: string): Buffer => Buffer.from(memberId.replaceAll('-', ''), 'hex')

/** Options for `navigator.credentials.create`: a passkey that can be found without naming its owner. */
export function askForNewPasskey(
  site: Site,
  owner: { memberId: string; handle: string; name: string },
  known: readonly PasskeyRow[],
) {
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: siteId(site),
    userID: new Uint8Array(userHandleOf(owner.memberId)),
    userName: owner.handle,
    userDisplayName: owner.name,
    challenge: challengeOf(site),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    excludeCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports })),
    supportedAlgorithmIDs: ALGORITHMS,
  })
}

/** Options for `navigator.credentials.get`: the person chooses among the passkeys of this site. */
export const askForPasskey = (site: Site) =>
  generateAuthenticationOptions({ rpID: siteId(site), challenge: challengeOf(site), userVerification: 'preferred' })

const Base64Url = Type.String({ pattern: '^[A-Za-z0-9_-]+$' })
const common = { id: Base64Url, rawId: Base64Url, type: Type.Literal('public-key') }
const Created = Type.Object({
  ...common,
  response: Type.Object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 30 }), { maxItems: 10 })),
  }),
})
const Used = Type.Object({
  ...common,
  response: Type.Object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url,
  }),
})
export type UsedPasskey = Static<typeof Used>

/** The passkey that a browser made for this challenge, or null for an answer that is not to be believed. */
export async function readNewPasskey(site: Site, challenge: string, credential: unknown): Promise<NewPasskey | null> {
  if (!Value.Check(Created, credential)) return null
  const verified = await believed(
    verifyRegistrationResponse({
      response: { ...credential, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: siteId(site),
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!verified?.verified) return null
  const { id, publicKey, counter } = verified.registrationInfo.credential
  const { transports = [] } = credential.response
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports }
}

/** Null for what is not the shape of an answer to `askForPasskey`. */
export const readUsedPasskey = (credential: unknown): UsedPasskey | null =>
  Value.Check(Used, credential) ? credential : null

/** The passkey's new counter where its owner signed this challenge, else null. */
export async function checkPasskey(
  site: Site,
  challenge: string,
  used: UsedPasskey,
  passkey: PasskeyRow,
): Promise<number | null> {
  if (used.response.userHandle !== userHandleOf(passkey.member_id).toString('base64url')) return null
  const verified = await believed(
    verifyAuthenticationResponse({
      response: { ...used, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: siteId(site),
      requireUserVerification: false,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
        transports: passkey.transports,
      },
    }),
  )
  return verified?.verified ? verified.authenticationInfo.newCounter : null
}

/** The library throws for whatever is wrong with an answer; here that is one and the same: not believed. */
const believed = <Result>(verifying: Promise<Result>): Promise<Result | null> => verifying.catch(() => null)
