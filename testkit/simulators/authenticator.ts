/**
 * A passkey device in memory, as a browser would speak for it: makes a key pair (ES256) for a site and signs challenges.
 * Web Authentication, level 3, sections 6.1 (authenticator data), 6.5.4 (attestation object), 8.7 (none attestation).
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export interface Authenticator {
  /** The answer to `navigator.credentials.create` for the options of a begun ceremony, as JSON. */
  create(options: Record<string, unknown>): Record<string, unknown>
  /** The answer to `navigator.credentials.get`. */
  get(options: Record<string, unknown>): Record<string, unknown>
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const CREDENTIAL_INCLUDED = 0x40

/** @param origin of the page that asks, such as `http://localhost:8080` */
export function createAuthenticator(origin: string): Authenticator {
  const id = randomBytes(16)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const idText = id.toString('base64url')
  let userHandle = ''
  let counter = 0

  const head = (flags: number): Buffer => {
    counter += 1
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags, 0)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(new URL(origin).hostname), rest])
  }
  const clientData = (type: string, options: Record<string, unknown>): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: options.challenge, origin, crossOrigin: false }))

  return {
    create(options) {
      userHandle = userIdIn(options)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const flags = USER_PRESENT | USER_VERIFIED | CREDENTIAL_INCLUDED
      const data = Buffer.concat([head(flags), Buffer.alloc(16), length, id, coseKey(publicKey)])
      const attestation = Buffer.concat([
        map(3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        map(0),
        text('authData'),
        bytes(data),
      ])
      const response = {
        clientDataJSON: clientData('webauthn.create', options).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      }
      return { id: idText, rawId: idText, type: 'public-key', clientExtensionResults: {}, response }
    },
    get(options) {
      const data = head(USER_PRESENT | USER_VERIFIED)
      const client = clientData('webauthn.get', options)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle,
      }
      return { id: idText, rawId: idText, type: 'public-key', clientExtensionResults: {}, response }
    },
  }
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()

function userIdIn({ user }: Record<string, unknown>): string {
  const isUser = typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string'
  if (!isUser) throw new Error('The options name no user')
  return String(user.id)
}

// CBOR (RFC 8949), as much as is needed here.
const map = (entries: number): Buffer => Buffer.from([0xa0 | entries])
const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)])
const bytes = (value: Buffer): Buffer => {
  const length = Buffer.from([0x59, 0, 0])
  length.writeUInt16BE(value.length, 1)
  return Buffer.concat([length, value])
}

/** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} (RFC 9052). */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const side = (value: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(value, 'base64url')])
  const numbers = Buffer.from([0x01, 0x02, 0x03, 0x26, 0x20, 0x01])
  return Buffer.concat([map(5), numbers, Buffer.from([0x21]), side(x), Buffer.from([0x22]), side(y)])
}
